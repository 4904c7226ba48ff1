import type { Gate } from "../catalogue";
import { catalogue } from "../load";

/** A custom control's gate, as written. */
export type GateForm = Pick<Gate, "point" | "about" | "against">;

/**
 * The catalogue's gates, each combination of point, subject and aim once: the analysis knows only these. Includes the proof of a
 * `swap` gate, so that custom gates are judged like the catalogue's.
 */
export const gateForms: readonly Gate[] = catalogue.controls
  .flatMap(({ gate }) => (gate && gate.with === undefined ? [gate] : []))
  .filter((gate, index, all) => all.findIndex((other) => isSameForm(gate, other)) === index);

/** @returns undefined if the catalogue has no such gate */
export function gateOf(form: GateForm): Gate | undefined {
  return gateForms.find((gate) => isSameForm(gate, form));
}

function isSameForm(a: GateForm, b: GateForm): boolean {
  return a.point === b.point && a.about === b.about && a.against === b.against;
}
