import type { OwnControl, Policy } from "../../pipeline/document";
import { oncePer } from "../../once-per";
import { nodeKinds } from "../../pipeline/document-lists";
import type { Control } from "../catalogue";
import { catalogue } from "../load";
import { gateOf } from "./gate-forms";

/** A pipeline or a document: its policy carries the workspace's custom controls and frameworks. */
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

/** By id, retired ones included. If a later catalogue has a control of the same id, the catalogue's wins. */
export function ownControls({ policy }: Governed): ReadonlyMap<string, OwnControl> {
  return policy?.controls === undefined ? none : ownById(policy.controls);
}

/** As the analysis reads it. Without kinds it applies to all; a gate that the catalogue lacks is dropped. */
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
