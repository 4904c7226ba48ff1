import { type LineLook, lineLook } from "@/components/marks/line-look";
import type { Box, Point } from "@/lib/domain/drawing/box";
import {
  type Bundle,
  bundleLines,
  mostBesideBundles,
  routeBundles,
} from "@/lib/domain/drawing/group-bundles";
import { type MapGroup, mapGroups } from "@/lib/domain/drawing/map-groups";
import { cardHeight } from "@/lib/domain/drawing/card-fits";
import { elbowLines } from "@/lib/domain/drawing/elbows";
import { mostInCells } from "@/lib/domain/layout/most-in-cells";
import { productionZones } from "@/lib/domain/drawing/production-zones";
import { routeLines } from "@/lib/domain/drawing/route-lines";
import { zoneBoxes, type ZoneBox } from "@/lib/domain/drawing/zone-boxes";
import type { PipelineDocument, PipelineEdge, PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { cardSize, laneEnds } from "@/lib/domain/pipeline/lanes";

export interface DrawnLane extends Box {
  readonly stage: Stage;
}
export interface DrawnZone extends ZoneBox {
  readonly isProduction: boolean;
}
export interface DrawnNode extends Point {
  readonly node: PipelineNode;
}
export interface DrawnEdge {
  readonly edge: PipelineEdge;
  readonly points: readonly Point[];
  readonly look: LineLook;
}
export interface DrawnBundle {
  readonly bundle: Bundle;
  readonly points: readonly Point[];
}

export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  /** For each card: lower on a map whose cards would meet. */
  readonly cardHeight: number;
  /** The scale of elements that must be readable when the whole map is seen at once. 1 if it is seen at its full size. */
  readonly unit: number;
  /** Above the cards, for the names of the lanes. */
  readonly laneHeader: number;
  readonly lanes: readonly DrawnLane[];
  /** For a large map, and the lines between them; its other lines are drawn one by one only at cards without a group. */
  readonly groups: readonly MapGroup[];
  readonly bundles: readonly DrawnBundle[];
  readonly zones: readonly DrawnZone[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** Beyond this many nodes no card is readable: the map is drawn whole, without words. */
export const mostCards = 400;
const laneHeader = 44;
const padding = 48;
const leastLane = 200;
const leastHeight = 220;
/** Between parallel lines. */
const trackGap = 12;

/**
 * The positions of everything in a picture of the map at 100 %; the same as on the map itself. Pure and deterministic.
 * @param checked the connections drawn as checked; absent without an analysis: none is.
 * @param shownAt the width of the picture on screen, in pixels, at which the words of a small map must be readable. Absent: not limited.
 */
export function layoutMap(
  document: Pick<PipelineDocument, "nodes" | "edges" | "zones">,
  checked?: ReadonlySet<string>,
  shownAt = Infinity,
): MapDrawing {
  const ends = laneEnds(document.nodes);
  const xs = document.nodes.map(({ position }) => position.x);
  const ys = document.nodes.map(({ position }) => position.y);
  const card = { width: cardSize.width, height: cardHeight(document.nodes.map(({ position }) => position)) };
  const grouping = mapGroups(document.nodes, document.zones, card.height);
  const isGrouped = grouping.groups.length > 0;
  // Bundles run around the groups, too.
  const beside = isGrouped ? 32 * grouping.unit : padding;
  const left = Math.min(least(xs, 0) - beside, ends.build - leastLane);
  const right = Math.max(greatest(xs, 0) + card.width + beside, ends.distribute + leastLane);
  const unit = isGrouped ? grouping.unit : Math.max(1, (right - left) / shownAt);
  const header = laneHeader * unit;
  const top = least(ys, 0) - padding * unit - header;
  const below = isGrouped ? padding * unit : padding;
  const height = Math.max(greatest(ys, 0) + card.height + below - top, leastHeight);

  const nodes = document.nodes.map((node) => ({ node, x: node.position.x - left, y: node.position.y - top }));
  const boxes = new Map(nodes.map(({ node, x, y }) => [node.id, { x, y, ...card }]));
  const looks = new Map(
    document.edges.map((edge) => [edge.id, lineLook(edge, checked?.has(edge.id) === true)] as const),
  );
  const alone = document.edges.filter(
    ({ source, target }) => !grouping.groupOf.has(source) || !grouping.groupOf.has(target),
  );
  // This many beside bundles belong to cards in a heap: there is no route around them.
  const isHeap = nodes.length > mostInCells && alone.length > mostBesideBundles;
  const routes = (isHeap ? elbowLines : routeLines)(boxes, alone, trackGap);
  const groups = grouping.groups.map((group) => ({
    ...group,
    box: { ...group.box, x: group.box.x - left, y: group.box.y - top },
  }));
  const bundles = bundleLines(
    grouping.groupOf,
    document.edges.map((edge) => ({ ...edge, look: looks.get(edge.id) ?? "unchecked" })),
  );
  const ways = routeBundles(
    { ...grouping, groups },
    bundles,
    new Map([...boxes].filter(([id]) => !grouping.groupOf.has(id))),
  );
  const production = productionZones(document.nodes);
  const asGroups = new Set(groups.map(({ zone }) => zone));
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
    unit,
    laneHeader: header,
    lanes: [lane("build", 0), lane("distribute", 1), lane("run", 2)],
    groups,
    bundles: bundles.flatMap((bundle) => {
      const points = ways.get(bundle.id);
      return points ? [{ bundle, points }] : [];
    }),
    zones: zoneBoxes(
      document.zones.filter(({ id }) => !asGroups.has(id)),
      nodes,
      { ...card, unit },
    ).map((zone) => ({ ...zone, isProduction: production.has(zone.id) })),
    nodes,
    edges: alone.flatMap((edge) => {
      const points = routes.get(edge.id);
      return points ? [{ edge, points, look: looks.get(edge.id) ?? "unchecked" }] : [];
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
