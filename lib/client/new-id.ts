const letters = "abcdefghijklmnopqrstuvwxyz";
const letterOrDigit = `${letters}0123456789`;

/** An id for a new record in a document: a letter, then 11 letters or digits; 61 random bits. */
export function newNodeId(): string {
  return pick(letters) + Array.from({ length: 11 }, () => pick(letterOrDigit)).join("");
}

/** A version 4 uuid. Not `crypto.randomUUID`, which browsers offer only over https or on localhost. */
export function newOperationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** One character, each equally likely: a random number past the last whole multiple is drawn again. */
function pick(from: string): string {
  const bound = 256 - (256 % from.length);
  for (;;) {
    const [byte = bound] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < bound) return from.charAt(byte % from.length);
  }
}
