import type {
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
  Position,
  Stage,
  Zone,
} from "@/lib/domain/pipeline/document";
import { cardSize, laneEnds } from "@/lib/domain/pipeline/lanes";

interface Curve {
  readonly path: string;
  readonly head: string;
  readonly middle: Position;
  /** A short level line would vanish under its label, which then stands above it and is as short. */
  readonly isShort?: true;
}

interface Ends {
  readonly from: Position;
  readonly to: Position;
  /** Steps aside from the straight way, so that parallel hand-overs don't hide each other. */
  readonly aside: number;
}

const headLength = 9;

const headWidth = 5;

const shortLine = 110;

const levelLine = 30;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface DrawnLane extends Box {
  readonly stage: Stage;
}
export interface DrawnZone extends Box {
  readonly id: string;
  readonly name: string;
}
export interface DrawnNode extends Position {
  readonly node: PipelineNode;
}
export interface DrawnEdge extends Curve {
  readonly edge: PipelineEdge;
}

export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly DrawnLane[];
  readonly zones: readonly DrawnZone[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** Beyond this many nodes no card can be read: the map is drawn whole, without words. */
export const mostCards = 400;
export const laneHeader = 44;
const padding = 44;
const zonePadding = 16;
const zoneHeader = 22;
const leastLane = 200;
const leastHeight = 220;
const besideEachOther = 26;

/** Pure and deterministic; where two things overlap, the later by id lies on top. O(nodes + edges). */
export function layoutMap(document: Pick<PipelineDocument, "nodes" | "edges" | "zones">): MapDrawing {
  const ends = laneEnds(document.nodes);
  const xs = document.nodes.map(({ position }) => position.x);
  const ys = document.nodes.map(({ position }) => position.y);
  const left = Math.min(least(xs, 0) - padding, ends.build - leastLane);
  const right = Math.max(greatest(xs, 0) + cardSize.width + padding, ends.distribute + leastLane);
  const top = least(ys, 0) - padding - laneHeader;
  const height = Math.max(greatest(ys, 0) + cardSize.height + padding - top, leastHeight);

  const nodes = document.nodes.map((node) => ({ node, x: node.position.x - left, y: node.position.y - top }));
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
    lanes: [lane("build", 0), lane("distribute", 1), lane("run", 2)],
    zones: drawZones(document.zones, nodes),
    nodes,
    edges: drawEdges(document.edges, new Map(nodes.map((drawn) => [drawn.node.id, drawn]))),
  };
}

/** A box around the nodes of each zone that has any, in the plane of the nodes. */
export function drawZones(zones: readonly Zone[], nodes: readonly DrawnNode[]): DrawnZone[] {
  const members = new Map<string, DrawnNode[]>(zones.map(({ id }) => [id, []]));
  for (const drawn of nodes) members.get(drawn.node.zone ?? "")?.push(drawn);
  return zones.flatMap((zone) => zoneAround(zone, members.get(zone.id) ?? []));
}

function zoneAround({ id, name }: Zone, members: readonly DrawnNode[]): DrawnZone[] {
  if (members.length === 0) return [];
  const x =
    least(
      members.map((member) => member.x),
      0,
    ) - zonePadding;
  const y =
    least(
      members.map((member) => member.y),
      0,
    ) -
    zonePadding -
    zoneHeader;
  const right =
    greatest(
      members.map((member) => member.x),
      0,
    ) +
    cardSize.width +
    zonePadding;
  const bottom =
    greatest(
      members.map((member) => member.y),
      0,
    ) +
    cardSize.height +
    zonePadding;
  return [{ id, name, x, y, width: right - x, height: bottom - y }];
}

function drawEdges(edges: readonly PipelineEdge[], nodes: ReadonlyMap<string, DrawnNode>): DrawnEdge[] {
  const between = new Map<string, number>();
  const pairOf = ({ source, target }: PipelineEdge) =>
    source < target ? `${source} ${target}` : `${target} ${source}`;
  for (const edge of edges) between.set(pairOf(edge), (between.get(pairOf(edge)) ?? 0) + 1);
  const drawn = new Map<string, number>();
  return edges.flatMap((edge) => {
    const [from, to] = [nodes.get(edge.source), nodes.get(edge.target)];
    if (!from || !to) return [];
    if (from === to) return [{ edge, ...curveToItself(from) }];
    const pair = pairOf(edge);
    const index = drawn.get(pair) ?? 0;
    drawn.set(pair, index + 1);
    const all = between.get(pair) ?? 1;
    const step = Math.min(besideEachOther, (cardSize.height - 16) / all);
    return [{ edge, ...curveBetween({ from, to, aside: (index - (all - 1) / 2) * step }) }];
  });
}

// Not Math.min(...values): a spread of 10,000 arguments is near the engine's limit.
function least(values: readonly number[], empty: number): number {
  return values.length === 0 ? empty : values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: readonly number[], empty: number): number {
  return values.length === 0 ? empty : values.reduce((a, b) => Math.max(a, b));
}

/** From the edge of one card to the edge of another, given their top left corners: sideways where there is room, else up or down. */
function curveBetween({ from, to, aside }: Ends): Curve {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const isSideways =
    Math.abs(dx) >= cardSize.width * 0.8 || (dx !== 0 && Math.abs(dy) < cardSize.height * 0.8);
  return isSideways
    ? sideways({ from, to, aside }, dx > 0 ? 1 : -1)
    : upright({ from, to, aside }, dy > 0 ? 1 : -1);
}

function curveToItself(at: Position): Curve {
  const [x, y] = [at.x + cardSize.width - 44, at.y];
  const end = { x: x + 28, y };
  return {
    path: `M${x} ${y}C${x - 8} ${y - 40} ${end.x + 8} ${y - 40} ${end.x} ${y - headLength}`,
    head: headAt(end, { x: 0, y: 1 }),
    middle: { x: x + 14, y: y - 30 },
  };
}

function sideways({ from, to, aside }: Ends, sign: 1 | -1): Curve {
  const start = { x: from.x + (sign > 0 ? cardSize.width : 0), y: from.y + cardSize.height / 2 + aside };
  const tip = { x: to.x + (sign > 0 ? 0 : cardSize.width), y: to.y + cardSize.height / 2 + aside };
  const end = { x: tip.x - sign * headLength, y: tip.y };
  const bend = sign * Math.max(24, Math.abs(end.x - start.x) / 2);
  const curve = bezier(
    start,
    { x: start.x + bend, y: start.y },
    { x: end.x - bend, y: end.y },
    end,
    headAt(tip, { x: sign, y: 0 }),
  );
  if (Math.abs(tip.x - start.x) >= shortLine || Math.abs(tip.y - start.y) >= levelLine) return curve;
  return { ...curve, middle: { x: curve.middle.x, y: curve.middle.y - 18 }, isShort: true };
}

function upright({ from, to, aside }: Ends, sign: 1 | -1): Curve {
  const start = { x: from.x + cardSize.width / 2 + aside, y: from.y + (sign > 0 ? cardSize.height : 0) };
  const tip = { x: to.x + cardSize.width / 2 + aside, y: to.y + (sign > 0 ? 0 : cardSize.height) };
  const end = { x: tip.x, y: tip.y - sign * headLength };
  const bend = sign * Math.max(20, Math.abs(end.y - start.y) / 2);
  return bezier(
    start,
    { x: start.x, y: start.y + bend },
    { x: end.x, y: end.y - bend },
    end,
    headAt(tip, { x: 0, y: sign }),
  );
}

function bezier(start: Position, first: Position, second: Position, end: Position, head: string): Curve {
  const middle = {
    x: (start.x + 3 * first.x + 3 * second.x + end.x) / 8,
    y: (start.y + 3 * first.y + 3 * second.y + end.y) / 8,
  };
  return {
    path: `M${round(start.x)} ${round(start.y)}C${round(first.x)} ${round(first.y)} ${round(second.x)} ${round(second.y)} ${round(end.x)} ${round(end.y)}`,
    head,
    middle,
  };
}

function headAt(tip: Position, way: Position): string {
  const back = { x: tip.x - way.x * headLength, y: tip.y - way.y * headLength };
  const across = { x: way.y * headWidth, y: way.x * headWidth };
  return `M${round(tip.x)} ${round(tip.y)}L${round(back.x + across.x)} ${round(back.y + across.y)}L${round(back.x - across.x)} ${round(back.y - across.y)}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
