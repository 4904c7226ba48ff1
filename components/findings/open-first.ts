import { compareText } from "@/lib/domain/pipeline/pipeline";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { isOpen } from "@/lib/domain/posture/findings/gaps";
import type { Proof } from "@/lib/domain/posture/posture";

/** What does not stand before what does, so that a list that is cut short shows it; then by the names of the nodes. */
export function openFirst(assessments: readonly Assessment[], proof: Proof): readonly Assessment[] {
  const byName = assessments.toSorted((a, b) => compareText(a.node.name, b.node.name));
  return [
    ...byName.filter(({ status }) => isOpen(status, proof)),
    ...byName.filter(({ status }) => !isOpen(status, proof)),
  ];
}
