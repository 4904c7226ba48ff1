import "server-only";
import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const prefix = "blt_";
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62^43 is just above 2^256, and 62^6 above 2^32. */
const [secretLength, checkLength] = [43, 6];
const form = new RegExp(`^${prefix}([0-9A-Za-z]{${secretLength}})([0-9A-Za-z]{${checkLength}})$`);

/**
 * A new token: `blt_`, 256 random bits in 43 characters of base 62, and their CRC-32 in 6 more. The prefix
 * and the checksum let secret scanners recognise it; docs/guides/ci/other.md has the pattern.
 */
export function newTokenText(): string {
  const secret = inBase62(BigInt(`0x${randomBytes(32).toString("hex")}`), secretLength);
  return `${prefix}${secret}${checkOf(secret)}`;
}

/** Whether it can be a token at all: a typo or a truncation is detected without the database. */
export function isTokenText(text: string): boolean {
  const [, secret, check] = form.exec(text) ?? [];
  return secret !== undefined && check === checkOf(secret);
}

/** The token in `Authorization: Bearer blt_...`; other kinds of credentials are ignored. */
export function bearerOf(headers: Headers): string | undefined {
  const [scheme = "", text = "", ...rest] = (headers.get("authorization") ?? "").split(" ");
  const isOurs = scheme.toLowerCase() === "bearer" && text.startsWith(prefix) && rest.length === 0;
  return isOurs ? text : undefined;
}

function checkOf(secret: string): string {
  return inBase62(BigInt(crc32(secret)), checkLength);
}

function inBase62(value: bigint, length: number): string {
  let text = "";
  for (let left = value; text.length < length; left /= 62n) text = alphabet.charAt(Number(left % 62n)) + text;
  return text;
}
