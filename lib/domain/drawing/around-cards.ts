import type { PipelineNode } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";
import { aroundAll, type Box } from "./box";

/** The least box around the cards of these nodes, in map units; an empty one at the origin if there are none. */
export function aroundCards(nodes: Iterable<Pick<PipelineNode, "position">>): Box {
  return aroundAll([...nodes].map(({ position }) => ({ ...position, ...cardSize })));
}
