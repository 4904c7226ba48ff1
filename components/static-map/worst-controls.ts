import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { type ListedControl, worstByNode } from "@/lib/domain/posture/coverage/worst";
import { mostNamed } from "./map-card";

/** By node id: the first controls to fix, which its card names. */
export function worstControls(
  pipeline: Pipeline,
  day: string,
): ReadonlyMap<string, readonly ListedControl[]> {
  return worstByNode(openControls(pipeline, day), mostNamed);
}

function* openControls(pipeline: Pipeline, day: string) {
  for (const { node, control, status, note } of assessmentsOf(pipeline, catalogueOf(pipeline), day))
    yield {
      node: node.id,
      title: control.shortTitle ?? control.title,
      weight: control.weight,
      status,
      ...(note?.is === "accepted" ? { isAccepted: true as const } : {}),
    };
}
