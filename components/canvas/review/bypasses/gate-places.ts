import type { Control } from "@/lib/domain/catalog/catalogue";
import { type PipelineNode, stages } from "@/lib/domain/pipeline/document";
import { claimsOf, compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { type EffectiveStatus, effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

export interface GatePlace {
  readonly node: PipelineNode;
  readonly status: EffectiveStatus;
}

/** The nodes that can carry a control, in the order of the stages, with what is said of it there. */
export function gatePlaces(
  pipeline: Pipeline,
  controlsOf: (pipeline: Pipeline, node: PipelineNode) => readonly Control[],
  control: string,
  today: string,
): readonly GatePlace[] {
  return [...valuesOf(pipeline.nodes)]
    .filter((node) => controlsOf(pipeline, node).some(({ id }) => id === control))
    .toSorted(
      (a, b) =>
        stages.indexOf(a.stage) - stages.indexOf(b.stage) ||
        compareText(a.name, b.name) ||
        compareText(a.id, b.id),
    )
    .map((node) => ({ node, status: effectiveStatus(claimsOf(pipeline, node.id).get(control), today) }));
}
