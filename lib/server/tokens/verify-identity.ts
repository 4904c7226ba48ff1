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

/** Made by a key of which the other half is public: who can check these cannot make them. */
const algorithms = "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519".split(" ");

/** Fetched keys are fetched again after so long, in milliseconds; sooner where a token names one that is not there. */
const [keptFor, askedAgainAfter] = [24 * 60 * 60_000, 5 * 60_000];

/** What an identity token says of itself: nothing of it is known to be true. */
export interface ClaimedIdentity {
  readonly claims: IdentityClaims;
  /** Its id as canonical JSON (RFC 8785), of whatever type: the number 1 and the text "1" are two. */
  readonly id: string | undefined;
  readonly keyId: string | undefined;
  readonly algorithm: string;
}

/** @returns what is wrong with it, to follow its name */
export function decodeIdentity(token: string): Result<ClaimedIdentity, string> {
  const parsed = parseIdentityToken(token);
  if (!parsed.ok) return parsed;
  const { header, claims } = parsed.value;
  try {
    const id = claims.jti === undefined ? undefined : canonicalJson(claims.jti);
    return ok({ claims, id, keyId: header.kid, algorithm: header.alg });
  } catch {
    // Half a character, a number without end, or lists in lists without end.
    return err("has a payload whose jti is not accepted");
  }
}

/** A line for each thing that a rule asks of a token's claims; the signature is not looked at. */
export function checkIdentity(
  rule: TrustRule,
  { claims }: ClaimedIdentity,
  now: Date,
): readonly CheckedClaim[] {
  return checkClaims(rule, claims, Math.floor(now.getTime() / 1000));
}

/** Whether a key of the rule's issuer signed the token, and all that it says is as the rule asks. @returns why not, in words */
export async function verifyIdentity(
  rule: TrustRule,
  token: string,
  identity: ClaimedIdentity,
  now: Date,
): Promise<Result<true, string>> {
  if (!algorithms.includes(identity.algorithm))
    return err(`it is signed by ${identity.algorithm.slice(0, 20)}, which is not taken`);
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
    return `none of the rule's keys is the one that signed it${keyId === undefined ? "" : ` (${keyId.slice(0, 100)})`}`;
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return "it does not say which of several keys signed it";
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return "its signature is not by the issuer's key";
  return error instanceof errors.JOSEError
    ? `it cannot be verified (${error.code})`
    : "its key cannot be used";
}

/** The keys of a rule; where they come from an address, those that are there now, if need be. */
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
  // Also where nothing came: it is not asked again at once.
  await runWrite((transaction) =>
    transaction.trustRule.updateMany({ where: { id }, data: { keys: fresh, keysAt: now } }),
  );
  return fresh;
}
