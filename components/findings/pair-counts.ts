import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { Proof } from "@/lib/domain/posture/coverage/standing";

/** Pairs of a node and a control, counted. */
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
