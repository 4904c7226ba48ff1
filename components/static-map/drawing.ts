import { type LineLook, lineLook } from "@/components/marks/line-look";
import type { Box, Point } from "@/lib/domain/drawing/box";
import { cardHeight } from "@/lib/domain/drawing/card-fits";
import { routeLines } from "@/lib/domain/drawing/route-lines";
import { zoneBoxes, type ZoneBox } from "@/lib/domain/drawing/zone-boxes";
import type { PipelineDocument, PipelineEdge, PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { cardSize, laneEnds } from "@/lib/domain/pipeline/lanes";

export interface DrawnLane extends Box {
  readonly stage: Stage;
}
export interface DrawnNode extends Point {
  readonly node: PipelineNode;
}
export interface DrawnEdge {
  readonly edge: PipelineEdge;
  readonly points: readonly Point[];
  readonly look: LineLook;
}

export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  /** Of each card: lower on a map whose cards would meet. */
  readonly cardHeight: number;
  readonly lanes: readonly DrawnLane[];
  readonly zones: readonly ZoneBox[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** Beyond this many nodes no card can be read: the map is drawn whole, without words. */
export const mostCards = 400;
export const laneHeader = 44;
const padding = 48;
const leastLane = 200;
const leastHeight = 220;
/** Between lines beside each other. */
const trackGap = 12;

/**
 * Where everything stands in a picture of the map at 100 %; the same as on the map itself. Pure and deterministic.
 * @param checked the hand-overs that a gate in place looks at; absent: nobody asked, and no line is dotted.
 */
export function layoutMap(
  document: Pick<PipelineDocument, "nodes" | "edges" | "zones">,
  checked?: ReadonlySet<string>,
): MapDrawing {
  const ends = laneEnds(document.nodes);
  const xs = document.nodes.map(({ position }) => position.x);
  const ys = document.nodes.map(({ position }) => position.y);
  const card = { width: cardSize.width, height: cardHeight(document.nodes.map(({ position }) => position)) };
  const left = Math.min(least(xs, 0) - padding, ends.build - leastLane);
  const right = Math.max(greatest(xs, 0) + card.width + padding, ends.distribute + leastLane);
  const top = least(ys, 0) - padding - laneHeader;
  const height = Math.max(greatest(ys, 0) + card.height + padding - top, leastHeight);

  const nodes = document.nodes.map((node) => ({ node, x: node.position.x - left, y: node.position.y - top }));
  const boxes = new Map(nodes.map(({ node, x, y }) => [node.id, { x, y, ...card }]));
  const routes = routeLines(boxes, document.edges, trackGap);
  const borders = [0, ends.build - left, ends.distribute - left, right - left];
  const lane = (stage: Stage, index: number) => ({
    stage,
    x: borders[index] ?? 0,
    y: 0,
    width: (borders[index + 1] ?? 0) - (borders[index] ?? 0),
    height,
  });
  return {
    width: right - left,
    height,
    cardHeight: card.height,
    lanes: [lane("build", 0), lane("distribute", 1), lane("run", 2)],
    zones: zoneBoxes(document.zones, nodes, { ...card, unit: 1 }),
    nodes,
    edges: document.edges.flatMap((edge) => {
      const points = routes.get(edge.id);
      const look = lineLook(edge, checked?.has(edge.id) ?? true);
      return points ? [{ edge, points, look }] : [];
    }),
  };
}

// Not Math.min(...values): a spread of 10,000 arguments is near the engine's limit.
function least(values: readonly number[], empty: number): number {
  return values.length === 0 ? empty : values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: readonly number[], empty: number): number {
  return values.length === 0 ? empty : values.reduce((a, b) => Math.max(a, b));
}
