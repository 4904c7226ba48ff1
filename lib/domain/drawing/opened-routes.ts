import { mostInCells } from "../layout/most-in-cells";
import type { PipelineDocument } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";
import type { Point } from "./box";
import { cardHeight } from "./card-fits";
import { isRouted, trackGap } from "./is-routed";
import { routeLines } from "./route-lines";

/**
 * Where the lines of a map run when it is opened, by hand-over, in map units: worked out for the browser, which then draws the map
 * without what finds ways around cards. @returns undefined for a map that is drawn in groups, or whose lines lead around nothing
 */
export function openedRoutes({
  nodes,
  edges,
}: Pick<PipelineDocument, "nodes" | "edges">): ReadonlyMap<string, readonly Point[]> | undefined {
  if (nodes.length > mostInCells || !isRouted(nodes.length, edges.length)) return undefined;
  const height = cardHeight(nodes.map(({ position }) => position));
  const cards = new Map(
    nodes.map(({ id, position }) => [id, { ...position, width: cardSize.width, height }] as const),
  );
  return routeLines(cards, edges, trackGap);
}
