import "server-only";
import * as z from "zod";
import { err, ok, type Result } from "@/lib/domain/result";

/** The stored, public parts of a public key (RFC 7517, 7518, 8037). */
const keySchema = z.object({
  kty: z.enum(["RSA", "EC", "OKP"]),
  kid: z.string().max(200).exactOptional(),
  alg: z.string().max(20).exactOptional(),
  use: z.string().max(20).exactOptional(),
  crv: z.string().max(20).exactOptional(),
  n: z.string().max(2_000).exactOptional(),
  e: z.string().max(20).exactOptional(),
  x: z.string().max(200).exactOptional(),
  y: z.string().max(200).exactOptional(),
});
type PublicKey = z.infer<typeof keySchema>;

const mostKeys = 50;
const setSchema = z.object({
  keys: z
    .array(z.looseObject({ kty: z.string() }))
    .min(1)
    .max(mostKeys),
});

/**
 * The public keys of an issuer in stored form, from a pasted or fetched JWK set. Keys for encryption are left
 * out.
 * @returns JSON, or the error, to follow "The keys"
 */
export function readKeys(text: string): Result<string, string> {
  const given = setSchema.safeParse(parsed(text));
  if (!given.success)
    return err(
      `must be a JSON object with 1 to ${mostKeys} "keys", as the issuer publishes it (JWKS, RFC 7517)`,
    );
  const signing = given.data.keys.filter(({ use }) => use === undefined || use === "sig");
  if (signing.some((key) => "d" in key || "k" in key))
    return err(
      "must be public, but one of them is a private key, which lets anyone sign tokens. It was not stored",
    );
  const keys = z
    .array(keySchema)
    .min(1)
    .safeParse(signing.filter(({ kty }) => kty !== "oct"));
  return keys.success
    ? ok(JSON.stringify(keys.data))
    : err("must include at least one public RSA, EC or OKP key for signatures");
}

/** As `readKeys` wrote them. */
export function keptKeys(column: string): readonly PublicKey[] {
  return z.array(keySchema).parse(JSON.parse(column));
}

export function keysIn(column: string): number {
  return keptKeys(column).length;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
