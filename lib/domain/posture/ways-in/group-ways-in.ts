import type { Pipeline } from "../../pipeline/pipeline";
import type { Place, WayIn } from "./way-in";

/**
 * The displayed rows: those whose places and paths have the same kinds and technologies, with the same entries, states and
 * targets, become one with several places, at the rank of the first (Analysis 8.4).
 */
export function groupWaysIn(
  rows: readonly WayIn[],
  pipeline: Pick<Pipeline, "nodes" | "edges">,
): readonly WayIn[] {
  const groups = new Map<string, WayIn>();
  for (const row of rows) {
    const key = keyOf(row, pipeline);
    const first = groups.get(key);
    groups.set(key, first ? { ...first, places: [...first.places, ...row.places] } : row);
  }
  return [...groups.values()];
}

function keyOf(row: WayIn, { nodes, edges }: Pick<Pipeline, "nodes" | "edges">): string {
  const sortOf = (id: string) => {
    const node = nodes.get(id);
    return [node?.kind, ...(node?.technologies ?? []).toSorted()];
  };
  const placeOf = (place: Place) => {
    if ("node" in place) return [sortOf(place.node)];
    const edge = edges.get(place.edge);
    return [edge?.artifact, sortOf(edge?.source ?? ""), sortOf(edge?.target ?? "")];
  };
  const entries = row.entries.map(({ type, state, said }) => [type, state, said]);
  return JSON.stringify([
    row.places.map(placeOf),
    row.witness.map(sortOf),
    entries,
    row.state,
    row.said,
    row.reached,
    row.unguarded,
  ]);
}
