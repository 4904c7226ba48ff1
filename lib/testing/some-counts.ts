import { countsOf, emptyTally } from "../domain/posture/coverage/coverage";
import type { EffectiveStatus } from "../domain/posture/coverage/effective-status";
import type { Counts } from "../domain/posture/posture";

/** So many controls of each status, all of the same weight; none of those that are left out. */
export function someCounts(statuses: { readonly [S in EffectiveStatus]?: number } = {}): Counts {
  const counts = { ...emptyTally.counts, ...statuses };
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return countsOf({
    counts,
    accepted: 0,
    weightInScope: all - counts["not-applicable"],
    weightDeclared: counts.verified + counts.declared,
    weightProven: counts.verified,
  });
}
