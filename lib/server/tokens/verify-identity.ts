import "server-only";
import { createLocalJWKSet, errors, jwtVerify } from "jose";
import { type CheckedClaim, checkClaims, clockSkew } from "@/lib/domain/tokens/check-claims";
import { type IdentityClaims, parseIdentityToken } from "@/lib/domain/tokens/identity-token";
import { err, ok, type Result } from "@/lib/domain/result";
import type { TrustRule } from "@/prisma/generated/sqlite/client";
import { canonicalJson } from "../catalogue/canonical";
import { runWrite } from "../db";
import { fetchKeys } from "./fetch-keys";
import { keptKeys, readKeys } from "./read-keys";

/** Signatures with a key pair: the holder of the public key can check them, but not create them. */
const algorithms = "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519".split(" ");

/** In milliseconds: fetched keys are renewed after this time; sooner if a token names an unknown key. */
const [keptFor, askedAgainAfter] = [24 * 60 * 60_000, 5 * 60_000];

/** The unverified content of an identity token. */
export interface ClaimedIdentity {
  readonly claims: IdentityClaims;
  /** Its id as canonical JSON (RFC 8785), of any type: the number 1 and the text "1" differ. */
  readonly id: string | undefined;
  readonly keyId: string | undefined;
  readonly algorithm: string;
}

/** @returns the fault, to follow its name */
export function decodeIdentity(token: string): Result<ClaimedIdentity, string> {
  const parsed = parseIdentityToken(token);
  if (!parsed.ok) return parsed;
  const { header, claims } = parsed.value;
  try {
    const id = claims.jti === undefined ? undefined : canonicalJson(claims.jti);
    return ok({ claims, id, keyId: header.kid, algorithm: header.alg });
  } catch {
    // Half a character, an infinite number, or endlessly nested lists.
    return err("has a payload with an invalid jti");
  }
}

/** A line for each of the rule's requirements on the claims; the signature is not checked here. */
export function checkIdentity(
  rule: TrustRule,
  { claims }: ClaimedIdentity,
  now: Date,
): readonly CheckedClaim[] {
  return checkClaims(rule, claims, Math.floor(now.getTime() / 1000));
}

/**
 * Whether a key of the rule's issuer signed the token, and all claims match the rule. @returns why not, in
 * words
 */
export async function verifyIdentity(
  rule: TrustRule,
  token: string,
  identity: ClaimedIdentity,
  now: Date,
): Promise<Result<true, string>> {
  if (!algorithms.includes(identity.algorithm))
    return err(`it is signed with ${identity.algorithm.slice(0, 20)}, which is not accepted`);
  const keys = keptKeys(await freshKeys(rule, identity.keyId, now));
  try {
    await jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), {
      algorithms,
      issuer: rule.issuer,
      audience: rule.audience,
      clockTolerance: clockSkew,
      requiredClaims: ["iss", "aud", "sub", "iat", "exp"],
      currentDate: now,
    });
    return ok(true);
  } catch (error) {
    return err(reasonOf(error, identity.keyId));
  }
}

function reasonOf(error: unknown, keyId: string | undefined): string {
  if (error instanceof errors.JWKSNoMatchingKey)
    return `it was signed by none of the rule's keys${keyId === undefined ? "" : ` (${keyId.slice(0, 100)})`}`;
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return "it does not name which of several keys signed it";
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return "its signature does not match the issuer's key";
  return error instanceof errors.JOSEError ? `it can't be verified (${error.code})` : "its key can't be used";
}

/** The keys of a rule; if they come from an address, fetched again when needed. */
async function freshKeys(
  { id, keys, keysUrl, keysAt }: TrustRule,
  keyId: string | undefined,
  now: Date,
): Promise<string> {
  const age = now.getTime() - keysAt.getTime();
  const isKnown = keptKeys(keys).some(({ kid }) => kid === keyId);
  if (keysUrl === null || age < askedAgainAfter || (isKnown && age < keptFor)) return keys;
  const fetched = await fetchKeys(keysUrl);
  const read = fetched.ok ? readKeys(fetched.value) : fetched;
  const fresh = read.ok ? read.value : keys;
  // Also after a failure, so that the next attempt waits.
  await runWrite((transaction) =>
    transaction.trustRule.updateMany({ where: { id }, data: { keys: fresh, keysAt: now } }),
  );
  return fresh;
}
