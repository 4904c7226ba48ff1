import type { GapFactors } from "../findings/gaps";
import { plural } from "../../words/english";

/** One factor of a priority: the number, and why it is that. */
export interface FactorWords {
  /** "× 0.57" */
  readonly times: string;
  readonly why: string;
  /** How much of the most that it can be, 0 to 1. */
  readonly share: number;
}

const mostCounted = 4;

/**
 * The factors of a priority in the order in which they are multiplied; one that an old snapshot does not have is left out.
 * @param status what the gap's status is called.
 */
export function factorWords(
  { weight, reach, opening, bareness, status }: GapFactors,
  statusWord: string,
): readonly FactorWords[] {
  return [
    { times: rounded(weight), why: "the control's weight, out of 5", share: weight / 5 },
    { times: times(reach), why: reachWords(reach), share: reach },
    ...(opening === undefined
      ? []
      : [{ times: times(opening), why: openingWords(opening), share: opening / 2 }]),
    ...(bareness === undefined
      ? []
      : [{ times: times(bareness), why: barenessWords(bareness), share: bareness }]),
    { times: times(status), why: `it is ${statusWord.toLowerCase()}`, share: status },
  ];
}

function reachWords(reach: number): string {
  if (reach === 1) return "all of production is behind it";
  const percent = Math.round(reach * 100);
  return percent <= 10
    ? "a tenth of production or less is behind it"
    : `${percent} % of production is behind it`;
}

function openingWords(opening: number): string {
  if (opening >= 2) return "this gate is open, and this node is part of its cheapest fix";
  return opening > 1 ? "this gate is open: bypassed, or in place nowhere" : "no gate that is open";
}

/** The number of gates comes back out of the factor, 1 / (1 + gates / 4). */
function barenessWords(bareness: number): string {
  const gates = Math.round(mostCounted * (1 / bareness - 1));
  if (gates === 0) return "no gate is in place between here and production";
  return `${gates} ${gates >= mostCounted ? "gates or more are" : plural(gates, "gate is", "gates are")} in place between here and production`;
}

function times(factor: number): string {
  return `× ${rounded(factor)}`;
}

function rounded(factor: number): string {
  return String(Math.round(factor * 100) / 100);
}
