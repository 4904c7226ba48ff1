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
import { looseNodes } from "./place-loose";
import { placeOnGrid } from "./place-on-grid";
import { stackParts } from "./stack-parts";

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
