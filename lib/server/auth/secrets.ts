import "server-only";
import { createHash, randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
const idLength = 25;
/** The largest multiple of 36 in a byte: bytes from there on are thrown away, so that every character is equally likely. */
const fairBytes = 252;

/** A database id: 25 characters, 129 random bits, so that none can be guessed or counted. */
export function newRecordId(): string {
  let id = "";
  while (id.length < idLength) {
    for (const byte of randomBytes(idLength)) {
      if (byte < fairBytes && id.length < idLength) id += alphabet.charAt(byte % alphabet.length);
    }
  }
  return id;
}

/** What a link or a cookie carries: 256 random bits, 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** All that is kept of a secret; a lookup by it compares no secret character by character. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}
