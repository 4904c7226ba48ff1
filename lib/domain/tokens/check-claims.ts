import { matchesSubject } from "./subject-pattern";

/** What is looked at in an identity token, in this order; its signature comes after. */
export const claimChecks = ["issuer", "audience", "subject", "time", "lifetime"] as const;
export type ClaimCheck = (typeof claimChecks)[number];

/** Clocks may differ by so many seconds. */
export const clockSkew = 60;
/** An identity token that works for longer is a password by another name. */
const longestLife = 24 * 60 * 60;

/** Whom a rule trusts. */
export interface TrustedClaims {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
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
 * Compares what an identity token claims (RFC 7519) with a rule.
 * @param claims as they were decoded: nothing is known of them
 * @param now in seconds since 1970
 * @returns a line for each check
 */
export function checkClaims(
  rule: TrustedClaims,
  claims: Readonly<Record<string, unknown>>,
  now: number,
): readonly CheckedClaim[] {
  const { iss, aud, sub, exp, iat } = claims;
  // One audience alone: a token that is meant for others too could be one that they were given.
  const audience = Array.isArray(aud) && aud.length === 1 ? (aud[0] as unknown) : aud;
  return [
    { check: "issuer", holds: iss === rule.issuer, expected: rule.issuer, found: shown(iss) },
    { check: "audience", holds: audience === rule.audience, expected: rule.audience, found: shown(aud) },
    {
      check: "subject",
      holds: typeof sub === "string" && matchesSubject(rule.subject, sub),
      expected: rule.subject,
      found: shown(sub),
    },
    { check: "time", ...timeOf(claims, now) },
    {
      check: "lifetime",
      holds: isNumber(exp) && isNumber(iat) && exp > iat && exp - iat <= longestLife,
      expected: "it works for at most 24 hours",
      found: isNumber(exp) && isNumber(iat) ? `${exp - iat} seconds` : "it does not say since and until when",
    },
  ];
}

function timeOf({ exp, nbf, iat }: Readonly<Record<string, unknown>>, now: number) {
  const expected = "it works now";
  if (!isNumber(exp) || !isNumber(iat))
    return { holds: false, expected, found: "it does not say since and until when" };
  if (nbf !== undefined && !isNumber(nbf))
    return { holds: false, expected, found: "it says in no number from when on it works" };
  if (exp + clockSkew <= now) return { holds: false, expected, found: `it ended ${now - exp} seconds ago` };
  const from = Math.max(iat, nbf ?? iat);
  if (from - clockSkew > now) return { holds: false, expected, found: `it begins in ${from - now} seconds` };
  return { holds: true, expected, found: `it works for another ${Math.max(0, exp - now)} seconds` };
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** A token is made by others: what is shown of it is cut. */
function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= 500 ? text : `${text.slice(0, 500)}…`;
}
