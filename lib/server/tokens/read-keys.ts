import "server-only";
import * as z from "zod";
import { err, ok, type Result } from "@/lib/domain/result";

/** What of a public key (RFC 7517, 7518, 8037) is kept: nothing of it is secret. */
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
 * The public keys of an issuer as they are kept, from a JWK set as it was pasted or fetched. Keys for encryption are left out.
 * @returns JSON, or what is wrong, to follow "The keys"
 */
export function readKeys(text: string): Result<string, string> {
  const given = setSchema.safeParse(parsed(text));
  if (!given.success)
    return err(
      `must be a JSON object with 1 to ${mostKeys} "keys", as the issuer publishes it (JWKS, RFC 7517)`,
    );
  const signing = given.data.keys.filter(({ use }) => use === undefined || use === "sig");
  if (signing.some((key) => "d" in key || "k" in key))
    return err("must be public: one of them is secret, and with it anybody can sign. It was not kept");
  const keys = z
    .array(keySchema)
    .min(1)
    .safeParse(signing.filter(({ kty }) => kty !== "oct"));
  return keys.success
    ? ok(JSON.stringify(keys.data))
    : err("must have at least one public RSA, EC or OKP key that signs");
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
