import type { Claim, Evidence, Review } from "../pipeline/document";
import { reviewableOf } from "./reviewable-of";
import { saidOf } from "./said-of";

/**
 * The exact content of a claim that an approval covers on a day.
 * @param today the UTC day as `YYYY-MM-DD`
 * @returns undefined if there is nothing to approve
 */
export function confirmableOf(claim: Claim | undefined, today: string): Review["of"] | undefined {
  if (claim === undefined || reviewableOf(claim, today) === undefined) return undefined;
  const { status, evidence = [] } = claim;
  return saidOf(claim, status === "implemented" ? supportOf(evidence, today) : []);
}

/** The evidence that supports a claim on a day, with expired pieces, as they outweigh older contradictions. */
export function supportOf(evidence: readonly Evidence[], today: string): Evidence[] {
  return evidence.filter(({ result, effective }) => result === "supports" && effective <= today);
}
