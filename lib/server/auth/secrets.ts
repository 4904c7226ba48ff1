import "server-only";
import { createHash, randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
const idLength = 25;
/**
 * The largest multiple of 36 in a byte: larger bytes are discarded, so that all characters are equally
 * likely.
 */
const fairBytes = 252;

/** A database id: 25 characters, 129 random bits, so that ids can't be guessed or counted. */
export function newRecordId(): string {
  let id = "";
  while (id.length < idLength) {
    for (const byte of randomBytes(idLength)) {
      if (byte < fairBytes && id.length < idLength) id += alphabet.charAt(byte % alphabet.length);
    }
  }
  return id;
}

/** The secret of a link or a cookie: 256 random bits, 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The only stored form of a secret; a lookup by hash never compares secrets character by character. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("hex");
}
