import { isSame } from "@/lib/domain/is-same";
import type { GateResult, Posture } from "@/lib/domain/posture/posture";

/** What the map shows of a posture. Its coverage is counted on the map already, and its gaps have a page. */
export interface MapPosture extends Omit<Posture, "coverage" | "gaps" | "unprotectedHandOvers"> {
  /** The ids of the connections that are drawn as checked. */
  readonly checkedHandOvers: readonly string[];
  /** How much of the search for changes is done: that nothing was found yet is no verdict. */
  readonly changesKnown: "all" | "so-far" | "none";
}

export type KnownChanges = Pick<MapPosture, "bestChanges" | "handOvers" | "changesKnown">;

/** What to put in place to come from one posture to the next: what is equal is not sent, and stays the very object that it was. */
export interface PosturePatch {
  readonly parts: Partial<Omit<MapPosture, "gates">>;
  readonly gates: readonly GateResult[];
}

const parts = [
  "graph",
  "chains",
  "chokePoints",
  "bestSingleFix",
  "threats",
  "frameworks",
  "slsa",
  "waysIn",
  "bestChanges",
  "handOvers",
  "checkedHandOvers",
  "changesKnown",
] as const satisfies readonly (keyof MapPosture)[];

/** @param changes what to do first, as far as it is known: on hundreds of nodes the search takes long. */
export function mapPostureOf(
  posture: Posture,
  { bestChanges, handOvers, changesKnown }: KnownChanges,
  checkedHandOvers: readonly string[],
): MapPosture {
  const { graph, gates, chains, chokePoints, bestSingleFix, threats, frameworks, slsa, waysIn } = posture;
  return {
    graph,
    gates,
    chains,
    chokePoints,
    bestSingleFix,
    threats,
    frameworks,
    slsa,
    waysIn,
    bestChanges,
    handOvers,
    checkedHandOvers,
    changesKnown,
  };
}

/** @param before undefined: nothing was shown yet, so the patch holds all. */
export function patchBetween(before: MapPosture | undefined, after: MapPosture): PosturePatch {
  const known = new Map(before?.gates.map((gate) => [gate.control, gate]));
  return {
    parts: Object.fromEntries(
      parts.flatMap((part) => (before && isSame(before[part], after[part]) ? [] : [[part, after[part]]])),
    ),
    gates: after.gates.filter((gate) => !isSame(known.get(gate.control), gate)),
  };
}

export function isEmptyPatch({ parts: changed, gates }: PosturePatch): boolean {
  return Object.keys(changed).length === 0 && gates.length === 0;
}

/** @param before what the patch was made from. */
export function patched(before: MapPosture | undefined, patch: PosturePatch): MapPosture {
  const gates = new Map([...(before?.gates ?? []), ...patch.gates].map((gate) => [gate.control, gate]));
  // The first patch holds every part.
  return {
    ...before,
    ...patch.parts,
    gates: patch.gates.length === 0 && before ? before.gates : [...gates.values()],
  } as MapPosture;
}
