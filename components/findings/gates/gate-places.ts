import type { Control } from "@/lib/domain/catalogue/catalogue";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { type Assessment, assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { signer } from "@/lib/domain/catalogue/named-controls";
import { compareNames, withDisambiguatedName } from "@/lib/domain/posture/words/node-names";

export type GatePlaces = (control: string) => readonly Assessment[];

/** Signing is no gate: it blocks nothing. Its statuses explain the findings about signatures. */
const isAsked = ({ id, gate }: Control) => gate !== undefined || id === signer;

/** The nodes of every gate, and of signing, by stage and name. O(nodes x controls). */
export function gatePlaces(pipeline: Pipeline, today: string): GatePlaces {
  const places = new Map<string, Assessment[]>();
  for (const one of assessmentsOf(pipeline, catalogueOf(pipeline), today)) {
    if (!isAsked(one.control)) continue;
    const place = { ...one, node: withDisambiguatedName(pipeline, one.node) };
    const known = places.get(one.control.id);
    if (known) known.push(place);
    else places.set(one.control.id, [place]);
  }
  return (control) => places.get(control)?.toSorted(byStageAndName) ?? [];
}

function byStageAndName({ node: a }: Assessment, { node: b }: Assessment): number {
  return (
    stages.indexOf(a.stage) - stages.indexOf(b.stage) ||
    compareNames(a.name, b.name) ||
    compareText(a.id, b.id)
  );
}
