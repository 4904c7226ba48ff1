import type { Pipeline } from "./pipeline";
import { getRecord } from "./records";

export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export const nothingSelected: Selection = { nodes: new Set(), edges: new Set() };

/** Without what is gone from the pipeline, as by an undo: the map cannot take it out of the selection any more. */
export function stillThere(
  { nodes, edges }: Selection,
  pipeline: Pick<Pipeline, "nodes" | "edges">,
): Selection {
  return {
    nodes: new Set([...nodes].filter((id) => getRecord(pipeline.nodes, id))),
    edges: new Set([...edges].filter((id) => getRecord(pipeline.edges, id))),
  };
}
