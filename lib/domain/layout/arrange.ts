import { assignRows } from "./assign-rows";
import { assignColumns } from "./columns";
import { layersOf } from "./layers";
import {
  type LayoutEdge,
  type LayoutGraph,
  layoutGraph,
  type LayoutNode,
  type Positions,
} from "./layout-graph";
import { orderLayers } from "./order-layers";
import { connectedParts, type Part } from "./parts";
import { placeOnGrid } from "./place-on-grid";

/** What a part takes of the map: its first column, and the first and last row in each of its columns. */
interface Outline {
  readonly firstColumn: number;
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

/** Rows from the last of one part to the first of the next. */
const partGap = 3;

/** How much wider a column is than a row of cards is high: a block of cards that is about as wide as high. */
const wideness = 2;

/** The nodes that nothing joins to another, of each stage in reading order. */
interface LooseNodes {
  readonly byStage: readonly (readonly number[])[];
  /** How many columns those of each stage would take for themselves. */
  readonly widths: readonly number[];
}

/** So many columns of a stage stand beside each other; a longer way goes on below, as a text does. */
const mostColumns = 900;
const looseGap = 3;
const cardRows = 2;

/** A new place for every node; where they stand now only decides between orders that are about as good. */
export function arrange(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Positions {
  const graph = layoutGraph(nodes, edges);
  const { columnOf, widths } = assignColumns(graph);
  const strips = columnOf.map((column) => Math.floor(column / mostColumns));
  const parts = connectedParts(graph, strips);
  const loose = looseNodes(
    graph,
    parts.filter((part) => isLoose(graph, part)).flatMap((part) => part.nodes),
  );
  const joined = firstColumns(widths.map((width) => Math.min(width, mostColumns)));
  const column = columnOf.map((own, node) => (joined[graph.stageOf[node] ?? 0] ?? 0) + (own % mostColumns));

  const rowOf = new Map<number, number>();
  const laid = inReadingOrder(
    graph,
    parts.filter((part) => !isLoose(graph, part)),
  ).map((part) => {
    const layers = layersOf(graph, part.nodes, column, part.edges);
    return { part, firstColumn: layers.firstColumn, ...assignRows(layers, orderLayers(layers)) };
  });
  const shifts = stackParts(laid, joined[3] ?? 0);
  for (const [index, { part, rows }] of laid.entries()) {
    for (const [place, node] of part.nodes.entries())
      rowOf.set(node, (rows[place] ?? 0) + (shifts[index] ?? 0));
  }

  const floor = laid.reduce(
    (most, { bottoms }, index) => Math.max(most, Math.max(...bottoms) + (shifts[index] ?? 0)),
    -looseGap,
  );
  // Cards that nothing joins may need more columns than the rest: through those no line has to find its way.
  const bands = firstColumns(
    widths.map((width, stage) => Math.max(Math.min(width, mostColumns), loose.widths[stage] ?? 0)),
  );
  const cells = graph.nodes.map((_, node) => {
    const band = graph.stageOf[node] ?? 0;
    return {
      column: (column[node] ?? 0) - (joined[band] ?? 0) + (bands[band] ?? 0),
      band,
      row: rowOf.get(node) ?? 0,
    };
  });
  for (const [band, ofStage] of loose.byStage.entries()) {
    const width = (bands[band + 1] ?? 0) - (bands[band] ?? 0);
    for (const [index, node] of ofStage.entries()) {
      cells[node] = {
        column: (bands[band] ?? 0) + (index % width),
        band,
        row: floor + looseGap + Math.floor(index / width) * cardRows,
      };
    }
  }
  const positions = placeOnGrid(cells);
  return new Map(graph.nodes.map(({ id }, node) => [id, positions[node] ?? { x: 0, y: 0 }]));
}

function isLoose(graph: LayoutGraph, { nodes: [first, second] }: Part): boolean {
  return second === undefined && (graph.zoneOf[first ?? 0] ?? -1) < 0;
}

/** The first column of each band, and the end of the last. A stage without nodes keeps a column free for some. */
function firstColumns(widths: readonly number[]): readonly number[] {
  const bands = [0];
  for (const width of widths) bands.push((bands.at(-1) ?? 0) + Math.max(1, width));
  return bands;
}

/** From top to bottom as they stand now; of those at one height the largest first. */
function inReadingOrder(graph: LayoutGraph, parts: readonly Part[]): readonly Part[] {
  const height = ({ nodes }: Part) =>
    nodes.reduce((sum, node) => sum + (graph.nodes[node]?.position.y ?? 0), 0) / nodes.length;
  return parts
    .map((part) => ({ part, height: height(part) }))
    .toSorted(
      (a, b) =>
        a.height - b.height ||
        b.part.nodes.length - a.part.nodes.length ||
        (a.part.nodes[0] ?? 0) - (b.part.nodes[0] ?? 0),
    )
    .map(({ part }) => part);
}

function looseNodes(graph: LayoutGraph, nodes: readonly number[]): LooseNodes {
  const positionOf = (node: number) => graph.nodes[node]?.position ?? { x: 0, y: 0 };
  const byStage = [0, 1, 2].map((stage) =>
    nodes
      .filter((node) => graph.stageOf[node] === stage)
      .toSorted((a, b) => positionOf(a).y - positionOf(b).y || positionOf(a).x - positionOf(b).x || a - b),
  );
  return { byStage, widths: byStage.map(({ length }) => Math.ceil(Math.sqrt(length / wideness))) };
}

/** How far each part moves down so that it stands under those before it, no further down than the columns that it takes need. */
function stackParts(outlines: readonly Outline[], columnCount: number): readonly number[] {
  const floors = new Float64Array(columnCount).fill(-partGap);
  return outlines.map(({ firstColumn, tops, bottoms }) => {
    let shift = -Infinity;
    for (const [layer, top] of tops.entries())
      shift = Math.max(shift, (floors[firstColumn + layer] ?? 0) + partGap - top);
    for (const [layer, bottom] of bottoms.entries()) floors[firstColumn + layer] = bottom + shift;
    return shift;
  });
}
