import type { Pipeline } from "./pipeline";

export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export const nothingSelected: Selection = { nodes: new Set(), edges: new Set() };

export function areSameIds(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

/** Without what is gone from the pipeline, as by an undo: the map cannot take it out of the selection any more. */
export function stillThere(
  { nodes, edges }: Selection,
  pipeline: Pick<Pipeline, "nodes" | "edges">,
): Selection {
  return {
    nodes: new Set([...nodes].filter((id) => pipeline.nodes.get(id))),
    edges: new Set([...edges].filter((id) => pipeline.edges.get(id))),
  };
}
