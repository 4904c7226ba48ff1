import type { Acceptance, Claim } from "../../pipeline/document";

/**
 * The acceptance of a risk that a claim says on a day: accepted, until a day that is not over. Undefined: it says none.
 * @param today the UTC day as `YYYY-MM-DD`; `until` is inclusive.
 */
export function acceptanceInForce(
  claim: Pick<Claim, "status" | "acceptance"> | undefined,
  today: string,
): Acceptance | undefined {
  if (claim?.status !== "accepted" || claim.acceptance === undefined) return undefined;
  return claim.acceptance.until < today ? undefined : claim.acceptance;
}
