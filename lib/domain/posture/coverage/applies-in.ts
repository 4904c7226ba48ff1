import type { Catalogue } from "../../catalogue/catalogue";
import { oncePer } from "../../once-per";
import type { PipelineNode } from "../../pipeline/document";
import type { Pipeline } from "../../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "./applicable-controls";

type Applies = (node: PipelineNode, control: string) => boolean;

/**
 * Whether a control applies to a node of a pipeline. Cached: a page calls it for every gate of one pipeline. O(nodes + edges)
 * once.
 */
export function appliesIn(pipeline: Pipeline, catalogue: Catalogue): Applies {
  return known(pipeline)(catalogue);
}

const known = oncePer((pipeline: Pipeline) =>
  oncePer((catalogue: Catalogue): Applies => {
    const controlsOf = createControlsOf(catalogue);
    const surroundings = surroundingsByNode(pipeline);
    return (node, control) => controlsOf(node, surroundings.get(node.id)).some(({ id }) => id === control);
  }),
);
