import { arrange } from "./arrange";
import { isTidyStill } from "./is-tidy-still";
import type { LayoutEdge, LayoutNode, Positions } from "./layout-graph";

/** A larger map is arranged only once. */
const small = 300;
const mostRounds = 4;

/**
 * A tidy place for every node: each in the band of its stage, hand-overs leading on from column to column with few
 * crossings, zones apart from what is not theirs, what hangs together below what else hangs together. The same map
 * gives the same places, whatever the order of its records. Where nodes stand now decides between arrangements that are
 * about as good, so that a map that was tidy stays as it is but for what changed.
 */
export function tidyUp(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Positions {
  let before = nodes;
  let positions: Positions = new Map(nodes.map(({ id, position }) => [id, position]));
  for (let round = 0; round < (nodes.length > small ? 1 : mostRounds); round++) {
    const after = arrange(before, edges);
    // Done when another round finds nothing to gain: tidying up twice moves nothing.
    if (isTidyStill(before, edges, after)) return positions;
    positions = after;
    before = nodes.map((node) => ({ ...node, position: after.get(node.id) ?? node.position }));
  }
  return positions;
}
