import type { GapFactors } from "../findings/gaps";

/** One factor of a priority: the number, and why it is that. */
export interface FactorWords {
  /** "× 0.57" */
  readonly times: string;
  readonly why: string;
  /** How much of the most that it can be, 0 to 1. */
  readonly share: number;
}

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
      : [{ times: times(opening), why: openingWords(opening), share: opening / 3 }]),
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
  if (opening === 3)
    return "it would take away, or stop on its way, a way in that the map or an answer shows";
  if (opening === 2)
    return "it would take away, or stop on its way, a way in of which nobody has said anything";
  if (opening > 1.25) return "this gate is open, and this node is part of its cheapest fix";
  return opening > 1
    ? "this gate is open: bypassed, or in place nowhere"
    : "no way in and no gate that is open";
}

function barenessWords(bareness: number): string {
  return bareness === 1
    ? "nothing stops an attacker between here and some of production"
    : "something stops an attacker between here and all of production";
}

function times(factor: number): string {
  return `× ${rounded(factor)}`;
}

function rounded(factor: number): string {
  return String(Math.round(factor * 100) / 100);
}
