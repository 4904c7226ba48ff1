import { catalogue } from "@/lib/domain/catalog/load";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { type Assessment, assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { withDisambiguatedName } from "@/lib/domain/posture/words/node-names";

/** What signs is no gate: it stops nothing. Its claims stand behind what is found of signatures. */
export const signing = "img-sign";
export const verifying = "adm-image-signature";

/** For each gate, and for signing, the nodes that can carry it, told apart, with what is said of it there. */
export function placesByControl(
  pipeline: Pipeline,
  today: string,
): ReadonlyMap<string, readonly Assessment[]> {
  const places = new Map<string, Assessment[]>();
  for (const one of assessmentsOf(pipeline, catalogue, today)) {
    if (one.control.gate === undefined && one.control.id !== signing) continue;
    const place = { ...one, node: withDisambiguatedName(pipeline, one.node) };
    const known = places.get(one.control.id);
    if (known) known.push(place);
    else places.set(one.control.id, [place]);
  }
  return places;
}
