import type { Acceptance, Claim } from "../../pipeline/document";

/**
 * The acceptance of a risk that counts on a day: the claim says accepted, until a day that is not over. The control is missing
 * all the same. Undefined: none does.
 * @param today the UTC day as `YYYY-MM-DD`; `until` is inclusive.
 */
export function acceptedOn(
  claim: Pick<Claim, "status" | "acceptance"> | undefined,
  today: string,
): Acceptance | undefined {
  if (claim?.status !== "accepted" || claim.acceptance === undefined) return undefined;
  return claim.acceptance.until < today ? undefined : claim.acceptance;
}
