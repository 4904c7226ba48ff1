import type { Pipeline } from "./pipeline";

export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export const nothingSelected: Selection = { nodes: new Set(), edges: new Set() };

export function areSameIds(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

/** Without deleted records, as after an undo: the map can't deselect these. */
export function stillThere(
  { nodes, edges }: Selection,
  pipeline: Pick<Pipeline, "nodes" | "edges">,
): Selection {
  return {
    nodes: new Set([...nodes].filter((id) => pipeline.nodes.get(id))),
    edges: new Set([...edges].filter((id) => pipeline.edges.get(id))),
  };
}
