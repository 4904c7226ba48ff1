import type { GapFactors } from "../findings/gaps";
import { plural } from "../../words/english";

/** One factor of a priority: the number, and why it is that. */
export interface FactorWords {
  /** The names of the CSV columns. */
  readonly name: "Weight" | "Reach" | "Opening" | "Bareness" | "Status";
  /** "× 0.6", "× 2/3": exact, so that the shown factors multiply to the priority. */
  readonly times: string;
  readonly why: string;
  /** Its share of its maximum, 0 to 1. */
  readonly share: number;
}

/** The version of the analysis. The factors of an old snapshot keep their meaning of then. */
export type AnalysisVersion = 1 | 2 | 3;

/** The factors of a priority in the order of multiplication. Old snapshots lack some. */
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
    if (factor >= 2) return "closes an assumed entry point, or a confirmed one that only a later gate blocks";
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
    return factor > 1 ? "this gate is open: bypassed, or not in place" : "no entry point, and no open gate";
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
    return factor > 1 ? "this gate is open: bypassed, or not in place" : "no gate that is open";
  },
  mostOpening: 2,
  // Solves the factor, 1 / (1 + gates / 4), for the gates.
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

/** The number of targets on a map of the largest size. */
const mostParts = 2000;

/** With at most two decimals, or as a fraction of the targets. */
function exact(factor: number): string {
  for (const parts of [100, ...Array.from({ length: mostParts }, (_, index) => index + 1)]) {
    const of = Math.round(factor * parts);
    if (Math.abs(of - factor * parts) < 1e-9 * parts)
      return parts === 100 ? String(of / 100) : `${of}/${parts}`;
  }
  return String(Math.round(factor * 1e6) / 1e6);
}
