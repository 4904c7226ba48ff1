import type { Fragment } from "./parse-fragment";
import { byId, claimsOf, type Pipeline } from "./pipeline";

/**
 * The nodes with these ids, the edges between them, their zones and, only if wanted, their claims: a copy of a node is a new node
 * without evidence.
 * @returns undefined if none exists
 */
export function fragmentOf(
  pipeline: Pipeline,
  ids: ReadonlySet<string>,
  withClaims: boolean,
): Fragment | undefined {
  const nodes = [...pipeline.nodes.values()].filter(({ id }) => ids.has(id)).toSorted(byId);
  if (nodes.length === 0) return undefined;
  const zones = new Set(nodes.flatMap(({ zone }) => zone ?? []));
  return {
    schema: "blueline/part/1",
    nodes,
    edges: [...pipeline.edges.values()]
      .filter(({ source, target }) => ids.has(source) && ids.has(target))
      .toSorted(byId),
    zones: [...zones].flatMap((id) => pipeline.zones.get(id) ?? []).toSorted(byId),
    claims: withClaims ? nodes.flatMap(({ id }) => [...claimsOf(pipeline, id).values()]) : [],
  };
}
