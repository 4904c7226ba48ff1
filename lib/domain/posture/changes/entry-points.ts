import type { MapGrounds } from "../map-facts";
import { isEmpty, membersOf } from "../ways-in/bit-rows";
import { stateOfRow } from "../ways-in/find-ways-in";
import type { FoundPlace } from "../ways-in/find-entries";
import type { JudgedEntry, JudgedPlace } from "../ways-in/judge-entries";

/** An entry point as far as changes are counted by it; by id, so that two maps compare. */
export interface EntryPoint {
  readonly id: string;
  readonly isUnprotected: boolean;
  /** It is unprotected, and the map or an answer shows it. */
  readonly isConfirmed: boolean;
  readonly isDepending: boolean;
  /** Entries and targets that are open and unprotected, as text. */
  readonly triples: ReadonlySet<string>;
}

export function entryPointOf(grounds: MapGrounds, { place, entries }: JudgedPlace): EntryPoint {
  const state = stateOfRow(entries);
  return {
    id: placeId(grounds, place),
    isUnprotected: state === "unguarded",
    isConfirmed: entries.some(({ unguarded, isSaid }) => isSaid && !isEmpty(unguarded)),
    isDepending: state === "depends",
    triples: new Set(entries.flatMap((entry) => triplesOf(grounds, entry))),
  };
}

function triplesOf({ graph, targets }: MapGrounds, { type, unguarded }: JudgedEntry): readonly string[] {
  return membersOf(unguarded).map((target) => `${type} ${graph.nodes[targets[target] ?? 0]?.id ?? ""}`);
}

export function placeId(
  { graph }: Pick<MapGrounds, "graph">,
  { node, edge }: Pick<FoundPlace, "node" | "edge">,
) {
  return edge === -1 ? `node ${graph.nodes[node]?.id}` : `edge ${graph.edges[edge]?.id}`;
}
