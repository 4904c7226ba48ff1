import type { IdentityClaims } from "./identity-token";
import { matchesSubject } from "./subject-pattern";

/** What is looked at in an identity token, in this order; its signature comes after. */
export const claimChecks = ["issuer", "audience", "subject", "time", "lifetime", "id"] as const;
export type ClaimCheck = (typeof claimChecks)[number];

/** Allowed clock skew in seconds. */
export const clockSkew = 60;
/** An identity token that works for longer is a password by another name. */
const longestLife = 24 * 60 * 60;

/** Whom a rule trusts. */
export interface TrustedClaims {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  /** Whether a token without an id (`jti`) is refused. */
  readonly requiresId: boolean;
}

export interface CheckedClaim {
  readonly check: ClaimCheck;
  readonly holds: boolean;
  /** In words, or as the rule has it. */
  readonly expected: string;
  /** As the token has it. */
  readonly found: string;
}

/**
 * Compares the claims of an identity token (RFC 7519) with a rule.
 * @param now in seconds since 1970
 * @returns a line for each check
 */
export function checkClaims(
  rule: TrustedClaims,
  claims: IdentityClaims,
  now: number,
): readonly CheckedClaim[] {
  const { iss, aud, sub, exp, iat, jti } = claims;
  // One audience alone: a token that is meant for others too could be one that they were given.
  const audience = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  return [
    { check: "issuer", holds: iss === rule.issuer, expected: rule.issuer, found: shown(iss) },
    { check: "audience", holds: audience === rule.audience, expected: rule.audience, found: shown(aud) },
    {
      check: "subject",
      holds: sub !== undefined && matchesSubject(rule.subject, sub),
      expected: rule.subject,
      found: shown(sub),
    },
    { check: "time", ...timeOf(claims, now) },
    {
      check: "lifetime",
      holds: exp !== undefined && iat !== undefined && exp > iat && exp - iat <= longestLife,
      expected: "valid for at most 24 hours",
      found: exp !== undefined && iat !== undefined ? `${exp - iat} seconds` : "no issue or expiry time",
    },
    {
      check: "id",
      holds: !rule.requiresId || jti !== undefined,
      expected: rule.requiresId ? "an id (jti)" : "no id required",
      found: jti === undefined ? "no id" : "an id",
    },
  ];
}

function timeOf({ exp, nbf, iat }: IdentityClaims, now: number) {
  const expected = "valid now";
  if (exp === undefined || iat === undefined)
    return { holds: false, expected, found: "no issue or expiry time" };
  if (exp + clockSkew <= now) return { holds: false, expected, found: `expired ${now - exp} seconds ago` };
  const from = Math.max(iat, nbf ?? iat);
  if (from - clockSkew > now) return { holds: false, expected, found: `valid in ${from - now} seconds` };
  return { holds: true, expected, found: `valid for another ${Math.max(0, exp - now)} seconds` };
}

/** Tokens are made by others: shown values are cut. */
function shown(value: IdentityClaims["aud"]): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= 500 ? text : `${text.slice(0, 500)}…`;
}
