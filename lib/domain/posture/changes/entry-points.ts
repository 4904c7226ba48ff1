import type { MapGrounds } from "../map-facts";
import type { EntryType } from "../../catalogue/entry-types";
import { isEmpty } from "../ways-in/bit-rows";
import { stateOfRow } from "../ways-in/find-ways-in";
import type { FoundPlace } from "../ways-in/find-entries";
import type { JudgedPlace } from "../ways-in/judge-entries";

/** An entry point as far as changes are counted by it; by id, so that two maps compare. */
export interface EntryPoint {
  readonly id: string;
  readonly isUnprotected: boolean;
  /** It is unprotected, and the map or an answer shows it. */
  readonly isConfirmed: boolean;
  readonly isDepending: boolean;
  /** By type of its entries: the targets that are open and unprotected, a bit each. */
  readonly targets: ReadonlyMap<EntryType, Int32Array>;
}

export function entryPointOf(grounds: MapGrounds, { place, entries }: JudgedPlace): EntryPoint {
  const state = stateOfRow(entries);
  const targets = new Map<EntryType, Int32Array>();
  for (const { type, unguarded } of entries) {
    if (isEmpty(unguarded)) continue;
    const known = targets.get(type);
    targets.set(type, known ? unguarded.map((word, index) => word | (known[index] ?? 0)) : unguarded);
  }
  return {
    id: placeId(grounds, place),
    isUnprotected: state === "unguarded",
    isConfirmed: entries.some(({ unguarded, isSaid }) => isSaid && !isEmpty(unguarded)),
    isDepending: state === "depends",
    targets,
  };
}

export function placeId(
  { graph }: Pick<MapGrounds, "graph">,
  { node, edge }: Pick<FoundPlace, "node" | "edge">,
) {
  return edge === -1 ? `node ${graph.nodes[node]?.id}` : `edge ${graph.edges[edge]?.id}`;
}
