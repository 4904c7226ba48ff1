import type { GapFactors } from "../findings/gaps";
import { plural } from "../../words/english";

/** One factor of a priority: the number, and why it is that. */
export interface FactorWords {
  /** As the columns of the CSV are called. */
  readonly name: "Weight" | "Reach" | "Opening" | "Bareness" | "Status";
  /** "× 0.6", "× 2/3": exact, so that what is shown multiplies to the priority. */
  readonly times: string;
  readonly why: string;
  /** How much of the most that it can be, 0 to 1. */
  readonly share: number;
}

/** Which definition of the analysis a priority is of: what was frozen by the first is told as it was meant then. */
export type AnalysisVersion = 1 | 2 | 3;

/**
 * The factors of a priority in the order in which they are multiplied; one that an old snapshot does not have is left out.
 * @param status what the gap's status is called.
 */
export function factorWords(
  { weight, reach, opening, bareness, status }: GapFactors,
  statusWord: string,
  version: AnalysisVersion = 3,
): readonly FactorWords[] {
  const told = version === 3 ? thisVersion : version === 2 ? secondVersion : firstVersion;
  return [
    { name: "Weight", times: exact(weight), why: "of the control, out of 5", share: weight / 5 },
    { name: "Reach", times: times(reach), why: reachWords(reach), share: reach },
    ...(opening === undefined
      ? []
      : [
          {
            name: "Opening",
            times: times(opening),
            why: told.opening(opening),
            share: opening / told.mostOpening,
          } as const,
        ]),
    ...(bareness === undefined
      ? []
      : [
          {
            name: "Bareness",
            times: times(bareness),
            why: told.bareness(bareness),
            share: bareness,
          } as const,
        ]),
    { name: "Status", times: times(status), why: `it is ${statusWord.toLowerCase()}`, share: status },
  ];
}

/** "Weight 5 × reach 2/3 × opening 3 × bareness 1 × status 1" */
export function productWords(factors: GapFactors): string {
  return factorWords(factors, "")
    .map(({ name, times: shown }, index) =>
      index === 0 ? `${name} ${shown}` : shown.replace("× ", `× ${name.toLowerCase()} `),
    )
    .join(" ");
}

interface Told {
  readonly opening: (factor: number) => string;
  readonly mostOpening: number;
  readonly bareness: (factor: number) => string;
}

const thisVersion: Told = {
  opening: (factor) => {
    if (factor >= 3) return "closes a confirmed, unprotected entry point, fully or in part";
    if (factor >= 2) return "closes an assumed entry point, or a confirmed one that only a later gate stops";
    if (factor >= 1.5) return "in the cheapest fix of an open gate";
    return factor > 1 ? "an open gate, or a path that depends on an answer" : "on no path, and no open gate";
  },
  mostOpening: 3,
  bareness: (factor) =>
    factor < 1
      ? "if this node were compromised, verified gates would still protect every target"
      : "no reduction: nothing verified protects every target from this node",
};

const secondVersion: Told = {
  opening: (factor) => {
    if (factor >= 3) return "it would close a confirmed, unprotected entry point, fully or in part";
    if (factor >= 2) return "it would close an assumed, unprotected entry point, fully or in part";
    if (factor >= 1.5) return "this gate is open, and this node is part of its cheapest fix";
    return factor > 1
      ? "this gate is open: bypassed, or nowhere known to be in place"
      : "no entry point, and no open gate";
  },
  mostOpening: 3,
  bareness: (factor) =>
    factor < 1
      ? "if this node were compromised, every target would still be protected"
      : "if this node were compromised, some target would be unprotected, or none is reached",
};

const mostCounted = 4;

const firstVersion: Told = {
  opening: (factor) => {
    if (factor >= 2) return "this gate is open, and this node is part of its cheapest fix";
    return factor > 1
      ? "this gate is open: bypassed, or nowhere known to be in place"
      : "no gate that is open";
  },
  mostOpening: 2,
  // The number of gates comes back out of the factor, 1 / (1 + gates / 4).
  bareness: (factor) => {
    const gates = Math.round(mostCounted * (1 / factor - 1));
    if (gates === 0) return "no gate is known to be in place between here and production";
    return `${gates} ${gates >= mostCounted ? "gates or more are" : plural(gates, "gate is", "gates are")} in place between here and production`;
  },
};

function reachWords(reach: number): string {
  if (reach === 1) return "all of production is behind it";
  const percent = Math.round(reach * 100);
  return percent <= 10
    ? "a tenth of production or less is behind it"
    : `${percent} % of production is behind it`;
}

function times(factor: number): string {
  return `× ${exact(factor)}`;
}

/** As many targets as a map of the largest size has. */
const mostParts = 2000;

/** With two decimals at most, else as the fraction that it is: a share of the targets. */
function exact(factor: number): string {
  for (const parts of [100, ...Array.from({ length: mostParts }, (_, index) => index + 1)]) {
    const of = Math.round(factor * parts);
    if (Math.abs(of - factor * parts) < 1e-9 * parts)
      return parts === 100 ? String(of / 100) : `${of}/${parts}`;
  }
  return String(Math.round(factor * 1e6) / 1e6);
}
