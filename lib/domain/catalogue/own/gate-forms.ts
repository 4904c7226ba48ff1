import type { Gate } from "../catalogue";
import { catalogue } from "../load";

/** A gate of one's own, as it is written. */
export type GateForm = Pick<Gate, "point" | "about" | "against">;

/**
 * The gates that the catalogue has, each combination of point, subject and aim once: the analysis knows what each means, and no others.
 * What proves a `swap` comes along, so that a gate of one's own is judged like the catalogue's.
 */
export const gateForms: readonly Gate[] = catalogue.controls
  .flatMap(({ gate }) => (gate && gate.with === undefined ? [gate] : []))
  .filter((gate, index, all) => all.findIndex((other) => isSameForm(gate, other)) === index);

/** Undefined: the catalogue has no such gate. */
export function gateOf(form: GateForm): Gate | undefined {
  return gateForms.find((gate) => isSameForm(gate, form));
}

function isSameForm(a: GateForm, b: GateForm): boolean {
  return a.point === b.point && a.about === b.about && a.against === b.against;
}
