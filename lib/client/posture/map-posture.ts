import { isSame } from "@/lib/domain/is-same";
import type { GateResult, Posture } from "@/lib/domain/posture/posture";

/** The part of a posture that the map shows. The map counts its coverage already, and its gaps have a page. */
export interface MapPosture extends Omit<Posture, "coverage" | "gaps" | "unprotectedHandOvers"> {
  /** The ids of the connections drawn as checked. */
  readonly checkedHandOvers: readonly string[];
  /** The progress of the search for changes: an empty result so far is no verdict. */
  readonly changesKnown: "all" | "so-far" | "none";
}

export type KnownChanges = Pick<MapPosture, "bestChanges" | "handOvers" | "changesKnown">;

/** The differences from one posture to the next: equal parts are not sent, and keep their objects. */
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

/** @param changes the first changes found so far: on hundreds of nodes the search takes long. */
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

/** @param before the base of the patch. */
export function patched(before: MapPosture | undefined, patch: PosturePatch): MapPosture {
  const gates = new Map([...(before?.gates ?? []), ...patch.gates].map((gate) => [gate.control, gate]));
  // The first patch contains every part.
  return {
    ...before,
    ...patch.parts,
    gates: patch.gates.length === 0 && before ? before.gates : [...gates.values()],
  } as MapPosture;
}
