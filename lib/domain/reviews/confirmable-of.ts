import type { Claim, Evidence, Review } from "../pipeline/document";
import { reviewableOf } from "./reviewable-of";
import { saidOf } from "./said-of";

/**
 * What a claim says, word for word, as who confirms it on a day confirms it.
 * @param today the UTC day as `YYYY-MM-DD`.
 * @returns undefined where there is nothing to confirm
 */
export function confirmableOf(claim: Claim | undefined, today: string): Review["of"] | undefined {
  if (claim === undefined || reviewableOf(claim, today) === undefined) return undefined;
  const { status, evidence = [] } = claim;
  return saidOf(claim, status === "implemented" ? supportOf(evidence, today) : []);
}

/** What of evidence speaks for its claim on a day: what has expired too, as it outweighs what was against the claim before it. */
export function supportOf(evidence: readonly Evidence[], today: string): Evidence[] {
  return evidence.filter(({ result, effective }) => result === "supports" && effective <= today);
}
