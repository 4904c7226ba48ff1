import type { Catalogue } from "../catalogue/catalogue";
import type { Settled } from "../contract/posture";
import type { PipelineDocument } from "../pipeline/document";
import { pipelineFromDocument } from "../pipeline/pipeline";
import { assessmentsOf } from "../posture/coverage/assessments";
import { isOpen } from "../posture/coverage/effective-status";

/**
 * The controls of a frozen pipeline that are no gap as declared, with their status on that day.
 * @param catalogue the one that was frozen with it. @param takenAt ISO 8601 in UTC.
 */
export function settledOf(
  document: PipelineDocument,
  catalogue: Catalogue,
  takenAt: string,
): readonly Settled[] {
  const assessments = assessmentsOf(pipelineFromDocument(document), catalogue, takenAt.slice(0, 10));
  return [...assessments].flatMap(({ node, control, status }) =>
    isOpen(status, "declared") ? [] : [{ node: node.id, control: control.id, status }],
  );
}
