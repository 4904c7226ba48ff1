import { canvasOf, canvasToFill, type Size, usualSize } from "./canvas";
import { findCells } from "./find-cells";
import { type LayoutEdge, layoutGraph, type LayoutNode, type Positions } from "./layout-graph";
import { mostInCells } from "./most-in-cells";
import { pack } from "./pack";
import { stretch } from "./stretch";

/**
 * A tidy place for every node, in map units: each in the lane of its stage, all of it in the shape of the canvas, cards
 * as large as they can be drawn there, few lines behind cards, crossings and bends, the main line straight. The same map
 * gives the same places, whatever the order of its records; tidied up again, it stays as it is. Where nodes are now
 * decides between arrangements that are as good.
 * @param size of the canvas below the heads of the lanes, in px: its shape, clamped to 1.2 to 2.2, decides on the cells,
 *   its size on the gaps between them
 */
export function tidyUp(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  size: Size = usualSize,
): Positions {
  if (nodes.length === 0) return new Map();
  const graph = layoutGraph(nodes, edges);
  const canvas = canvasOf(size);
  return nodes.length > mostInCells
    ? pack(graph, canvas, canvasToFill(size))
    : stretch(graph, findCells(graph, canvas).arrangement, canvasToFill(size));
}
