import * as z from "zod";
import { err, ok, type Result } from "../result";

/** In characters. One with all its claims has about two thousand. */
const longestIdentity = 4_000;

/** Written by strangers: a NUL has no place in a database, nor half a character in its text. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((given) => given.isWellFormed() && !given.includes("\0"));

/** A key inside the token, or an extension that changes the meaning of its signature. */
const refused = z.never().optional();

const headerSchema = z.object({
  alg: text(20),
  kid: text(200).optional(),
  typ: text(50).optional(),
  crit: refused,
  b64: refused,
  jwk: refused,
  jku: refused,
  x5c: refused,
  x5u: refused,
});

const long = text(2_000);
const claimsSchema = z.object({
  iss: long.optional(),
  aud: z.union([long, z.array(long).max(20)]).optional(),
  sub: long.optional(),
  exp: z.number().optional(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  /** RFC 7519 has a text; an issuer may write anything. Undefined: it has none. */
  jti: z.unknown().optional(),
});

export type IdentityClaims = z.infer<typeof claimsSchema>;

interface IdentityToken {
  readonly header: z.infer<typeof headerSchema>;
  readonly claims: IdentityClaims;
}

/**
 * Reads an identity token (a JWT in three parts, RFC 7519) without verifying it. Rejects repeated fields, and ignores unused
 * ones.
 * @returns the fault, to follow its name
 */
export function parseIdentityToken(token: string): Result<IdentityToken, string> {
  if (token.length > longestIdentity) return err(`is longer than ${longestIdentity} characters`);
  const [head, payload, signature, ...more] = token.split(".");
  if (head === undefined || payload === undefined || signature === undefined || more.length > 0)
    return err("is not a JWT (three parts with dots between)");
  if (bytesOf(signature) === undefined) return err("has a signature that is not in base64url");
  const header = partOf(head, headerSchema, "header");
  if (!header.ok) return header;
  const claims = partOf(payload, claimsSchema, "payload");
  if (!claims.ok) return claims;
  return ok({ header: header.value, claims: claims.value });
}

function partOf<Schema extends z.ZodType>(
  part: string,
  schema: Schema,
  name: string,
): Result<z.output<Schema>, string> {
  const given = jsonOf(part);
  if (given === undefined) return err(`has a ${name} that is not JSON in base64url, or repeats a field`);
  const parsed = schema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const [field] = parsed.error.issues[0]?.path ?? [];
  return err(
    field === undefined
      ? `has a ${name} that is not a JSON object`
      : `has a ${name} whose ${String(field)} is not accepted`,
  );
}

function jsonOf(part: string): unknown {
  const bytes = bytesOf(part);
  if (bytes === undefined) return undefined;
  try {
    const written = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(written);
    return fieldsIn(value) === fieldsWritten(written) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @returns undefined unless it is written as an encoder writes it (RFC 4648): no padding, no bits left over */
function bytesOf(part: string): Uint8Array | undefined {
  if (!/^[\w-]*$/.test(part)) return undefined;
  try {
    const binary = atob(part.replaceAll("-", "+").replaceAll("_", "/"));
    const again = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
    return again === part ? Uint8Array.from(binary, (letter) => letter.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
}

/** In JSON that was parsed: a field that is written twice is one, so that there are fewer than were written. */
function fieldsIn(value: unknown): number {
  let count = 0;
  const rest = [value];
  while (rest.length > 0) {
    const one = rest.pop();
    if (typeof one !== "object" || one === null) continue;
    const inside: unknown[] = Object.values(one);
    if (!Array.isArray(one)) count += inside.length;
    rest.push(...inside);
  }
  return count;
}

function fieldsWritten(json: string): number {
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length;
}
