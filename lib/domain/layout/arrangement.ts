import type { Frame } from "./frames";
import { type Grid, gridOf } from "./grid";
import type { LayoutGraph } from "./layout-graph";
import { crossingsOf, crossingsWithOthers, routeLength, writeRoute } from "./routes";
import { shapeCost } from "./shape-cost";

/** Points of cost are counted in twentieths, so that sums are exact. */
export const point = 20;
const price = {
  behind: 30 * point,
  back: 20 * point,
  crossing: 5 * point,
  bend: 3 * point,
  step: point,
} as const;
/** Images and containers are what the map is about. */
const heavyBend = 2 * price.bend;
/** A column is read downwards. */
const upwards = price.bend / 4;

/** One card a cell, and what that costs; kept up to date from move to move. */
export interface Arrangement {
  readonly frame: Frame;
  readonly grid: Grid;
  readonly cellOf: Int32Array;
  readonly nodeAt: Int32Array;
  readonly cost: () => number;
  /** Moves a node to a cell, and the cell's node to the old place, unless that costs too much. @returns whether it moved */
  readonly move: (node: number, cell: number, most: number) => boolean;
}

/**
 * What an arrangement costs: 30 a card that a line must pass behind, 20 a step back, 60 a stranger in the box of a zone,
 * 3.6 a cell of a box without a card of the zone, 120 two boxes that meet, 5 a crossing, 3 a bend (6 for images and
 * containers, a quarter of 3 up a column), 6 a turn of the main line (1 at its ends), 1.5 a card by which a lane is
 * heavier above the main line than below, 1 a cell of length. Counted in twentieths.
 * @param line the nodes of the main line, from first to last
 * @param start the cell of each node, counted row by row
 */
export function createArrangement(
  graph: LayoutGraph,
  line: readonly number[],
  frame: Frame,
  start: ArrayLike<number>,
): Arrangement {
  const { sources, targets } = graph;
  const grid = gridOf(frame);
  const { width, columnOf, rowOf } = grid;
  const cellOf = Int32Array.from(start);
  const nodeAt = new Int32Array(width * frame.rows).fill(-1);
  for (const [node, cell] of cellOf.entries()) nodeAt[cell] = node;
  const shape = shapeCost(graph, line, grid);
  const bendOf = Int32Array.from(graph.artifacts, (artifact) =>
    artifact === "image" || artifact === "container" ? heavyBend : price.bend,
  );

  const edges = sources.length;
  const routes = new Int32Array(edges * routeLength);
  const own = new Int32Array(edges);
  /** How often each line is crossed. */
  const crossed = new Int32Array(edges);
  let lines = 0;
  let crossings = 0;

  // The lines that a move changes, as they would be after it.
  const changed = new Int32Array(edges);
  const isChanged = new Uint8Array(edges);
  const otherRoutes = routes.slice();
  const otherOwn = own.slice();
  let changes = 0;

  const lineCost = (edge: number, into: Int32Array) => {
    const from = cellOf[sources[edge] ?? 0] ?? 0;
    const to = cellOf[targets[edge] ?? 0] ?? 0;
    const behind = writeRoute(grid, nodeAt, { from, to }, { routes: into, at: edge * routeLength });
    const across = (columnOf[to] ?? 0) - (columnOf[from] ?? 0);
    const down = (rowOf[to] ?? 0) - (rowOf[from] ?? 0);
    let cost = price.behind * behind + price.step * (Math.abs(across) + Math.abs(down));
    if (across < 0) cost += price.back;
    if (across !== 0 && down !== 0) cost += bendOf[edge] ?? 0;
    else if (down < 0) cost += upwards;
    return cost;
  };
  /** Counts the crossings of what is changed in, or out. */
  const count = (sign: 1 | -1) => {
    for (let index = 0; index < changes; index++) {
      const edge = changed[index] ?? 0;
      for (let other = 0; other < edges; other++) {
        if (isChanged[other] === 1 && other <= edge) continue;
        const found = sign * crossingsOf(routes, edge * routeLength, other * routeLength);
        if (found === 0) continue;
        crossings += found;
        crossed[edge] = (crossed[edge] ?? 0) + found;
        crossed[other] = (crossed[other] ?? 0) + found;
      }
    }
  };
  const exchangeRoutes = () => {
    for (let index = 0; index < changes; index++) {
      const edge = changed[index] ?? 0;
      for (let at = edge * routeLength; at < (edge + 1) * routeLength; at++) {
        const route = routes[at] ?? 0;
        routes[at] = otherRoutes[at] ?? 0;
        otherRoutes[at] = route;
      }
      const cost = own[edge] ?? 0;
      own[edge] = otherOwn[edge] ?? 0;
      otherOwn[edge] = cost;
    }
  };
  const crossingsAmongChanged = () => {
    let sum = 0;
    for (let index = 0; index < changes; index++)
      for (let before = 0; before < index; before++)
        sum += crossingsOf(routes, (changed[index] ?? 0) * routeLength, (changed[before] ?? 0) * routeLength);
    return sum;
  };
  /** Whether the changed lines would cross each other and the rest no more than so often. */
  const areWithin = (most: number) => {
    if (most < 0) return false;
    exchangeRoutes();
    let left = most - crossingsAmongChanged();
    for (let index = 0; index < changes && left >= 0; index++)
      left -= crossingsWithOthers(routes, (changed[index] ?? 0) * routeLength, isChanged);
    exchangeRoutes();
    return left >= 0;
  };
  const exchangeCells = (node: number, cell: number) => {
    const from = cellOf[node] ?? 0;
    const other = nodeAt[cell] ?? -1;
    nodeAt[from] = other;
    if (other >= 0) cellOf[other] = from;
    cellOf[node] = cell;
    nodeAt[cell] = node;
  };
  /** Whether the line of an edge could pass a cell. */
  const isNear = (edge: number, cell: number) => {
    const one = cellOf[sources[edge] ?? 0] ?? 0;
    const other = cellOf[targets[edge] ?? 0] ?? 0;
    return (
      isBetween(columnOf[cell] ?? 0, columnOf[one] ?? 0, columnOf[other] ?? 0) &&
      isBetween(rowOf[cell] ?? 0, rowOf[one] ?? 0, rowOf[other] ?? 0)
    );
  };

  for (let edge = 0; edge < edges; edge++) {
    own[edge] = lineCost(edge, routes);
    lines += own[edge] ?? 0;
    changed[changes++] = edge;
    isChanged[edge] = 1;
  }
  count(1);
  isChanged.fill(0);
  let places = shape(cellOf, nodeAt);
  const cost = () => lines + price.crossing * crossings + places;

  const move = (node: number, cell: number, most: number) => {
    const from = cellOf[node] ?? 0;
    const other = nodeAt[cell] ?? -1;
    const before = { lines, places };
    exchangeCells(node, cell);
    changes = 0;
    let crossingsLeft = crossings;
    for (let edge = 0; edge < edges; edge++) {
      const source = sources[edge] ?? 0;
      const target = targets[edge] ?? 0;
      const isEnd = source === node || target === node || source === other || target === other;
      // Two cards that change places are in the way of the other lines as before.
      if (!isEnd && (other >= 0 || !(isNear(edge, from) || isNear(edge, cell)))) continue;
      const after = lineCost(edge, otherRoutes);
      if (!isEnd && after === own[edge] && isSame(routes, otherRoutes, edge)) continue;
      otherOwn[edge] = after;
      lines += after - (own[edge] ?? 0);
      crossingsLeft -= crossed[edge] ?? 0;
      changed[changes++] = edge;
      isChanged[edge] = 1;
    }
    // Most moves are out of the question by their lines alone, or before a crossing is counted. Those between two changed
    // lines were taken off twice.
    const hasRoom = most - lines >= price.crossing * crossingsLeft;
    if (hasRoom) places = shape(cellOf, nodeAt);
    const allowed = (most - lines - places) / price.crossing - crossingsLeft;
    const isDone = hasRoom && allowed >= 0 && areWithin(allowed - crossingsAmongChanged());
    if (isDone) {
      count(-1);
      exchangeRoutes();
      count(1);
    }
    for (let index = 0; index < changes; index++) isChanged[changed[index] ?? 0] = 0;
    if (isDone) return true;
    ({ lines, places } = before);
    exchangeCells(node, from);
    return false;
  };
  return { frame, grid, cellOf, nodeAt, cost, move };
}

function isBetween(value: number, one: number, other: number): boolean {
  return one < other ? value >= one && value <= other : value >= other && value <= one;
}

function isSame(routes: Int32Array, others: Int32Array, edge: number): boolean {
  return routes[edge * routeLength + 2] === others[edge * routeLength + 2];
}
