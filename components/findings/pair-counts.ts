import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { isEffective, isOpen } from "@/lib/domain/posture/coverage/effective-status";
import type { Proof } from "@/lib/domain/posture/posture";
import { compareText } from "@/lib/domain/pipeline/pipeline";

export interface PairCounts {
  readonly inScope: number;
  readonly standing: number;
  readonly notAssessed: number;
  readonly notApplicable: number;
}

export function countPairs(pairs: readonly Assessment[], proof: Proof): PairCounts {
  const count = (isCounted: (pair: Assessment) => boolean) => pairs.filter(isCounted).length;
  const notApplicable = count(({ status }) => status === "not-applicable");
  return {
    inScope: pairs.length - notApplicable,
    standing: count(({ status }) => isEffective(status, proof)),
    notAssessed: count(({ status }) => status === "not-assessed"),
    notApplicable,
  };
}

/** "3 of 8 in place, 2 not assessed". */
export function standingText({ standing, inScope, notAssessed, notApplicable }: PairCounts): string {
  if (inScope === 0) return notApplicable > 0 ? "all not applicable" : "applies to no node here";
  const inPlace = `${standing} of ${inScope} in place`;
  return notAssessed > 0 ? `${inPlace}, ${notAssessed} not assessed` : inPlace;
}

/** Gaps before controls in place, so that a shortened list shows them; then by the names of the nodes. */
export function openFirst(assessments: readonly Assessment[], proof: Proof): readonly Assessment[] {
  const byName = assessments.toSorted((a, b) => compareText(a.node.name, b.node.name));
  return [
    ...byName.filter(({ status }) => isOpen(status, proof)),
    ...byName.filter(({ status }) => !isOpen(status, proof)),
  ];
}
