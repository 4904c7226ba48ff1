import type { Acceptance, Claim } from "../../pipeline/document";

/**
 * The current acceptance of a claim: until a day that has not passed. Undefined: none.
 * @param today the UTC day as `YYYY-MM-DD`; `until` is inclusive
 */
export function acceptanceInForce(
  claim: Pick<Claim, "status" | "acceptance"> | undefined,
  today: string,
): Acceptance | undefined {
  if (claim?.status !== "accepted" || claim.acceptance === undefined) return undefined;
  return claim.acceptance.until < today ? undefined : claim.acceptance;
}
