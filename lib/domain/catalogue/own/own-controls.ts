import type { OwnControl, Policy } from "../../pipeline/document";
import { oncePer } from "../../once-per";
import { nodeKinds } from "../../pipeline/document-lists";
import type { Control } from "../catalogue";
import { catalogue } from "../load";
import { gateOf } from "./gate-forms";

/** A pipeline or a document: its policy carries the workspace's own controls and frameworks. */
export interface Governed {
  readonly policy?: Policy | undefined;
}

const ofCatalogue: ReadonlySet<string> = new Set(catalogue.controls.map(({ id }) => id));

export function isOfCatalogue(control: string): boolean {
  return ofCatalogue.has(control);
}

const none: ReadonlyMap<string, OwnControl> = new Map();
const ownById = oncePer(
  (controls: readonly OwnControl[]): ReadonlyMap<string, OwnControl> =>
    new Map(controls.filter(({ id }) => !isOfCatalogue(id)).map((control) => [control.id, control])),
);

/** By id, the retired ones included. Where a later catalogue has a control of the same id, that is meant. */
export function ownControls({ policy }: Governed): ReadonlyMap<string, OwnControl> {
  return policy?.controls === undefined ? none : ownById(policy.controls);
}

/** As the analysis reads it. One that names no kind is for all; a gate that the catalogue has no more is none. */
export function asControl({
  id,
  version,
  title,
  appliesTo,
  products,
  stage,
  kind,
  gate,
  weight,
}: OwnControl): Control {
  const judged = gate && gateOf(gate);
  return {
    id,
    title,
    appliesTo: appliesTo ?? nodeKinds,
    ...(products ? { products } : {}),
    stage,
    kind,
    ...(judged ? { gate: judged } : {}),
    weight,
    own: version,
  };
}
