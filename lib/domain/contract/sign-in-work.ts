/** What answers a challenge (`SignInWork`): its scrypt hash, salted with the challenge, begins with the zero bits that were asked. */
export interface WorkProof {
  readonly challenge: string;
  readonly nonce: string;
}

/** Of scrypt, besides N: 8 MB of memory at N = 2^13, so that a graphics card cannot try many at once. */
export const workShape = { r: 8, p: 1 } as const;
export const workHashBytes = 32;

/**
 * @param hash as scrypt gives it
 * @returns how many zero bits it begins with, the highest bit of a byte first
 */
export function leadingZeroBits(hash: Uint8Array): number {
  const whole = hash.findIndex((byte) => byte !== 0);
  if (whole === -1) return hash.length * 8;
  return whole * 8 + Math.clz32(hash[whole] ?? 0) - 24;
}
