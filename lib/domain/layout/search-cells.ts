import { type Arrangement, point } from "./arrangement";
import type { LayoutGraph } from "./layout-graph";

/** How much more an arrangement may cost for a moment, on the whole, when the search begins and when it ends. */
const hottest = 6 * point;
const coldest = point;
/** Of all moves this share goes to the row of a neighbour. */
const besideNeighbour = 0.5;

/** Simulated annealing: tries so many moves, each node within its lane; what costs more is taken the less the longer it goes on. Ends with the best that it met. */
export function explore(
  graph: LayoutGraph,
  arrangement: Arrangement,
  steps: number,
  random: () => number,
): void {
  const { cellOf, cost, move } = arrangement;
  let now = cost();
  let best = { cost: now, cells: cellOf.slice() };
  let allowed = hottest;
  const cooling = coolingOf(steps);
  for (let step = 0; step < steps; step++, allowed *= cooling) {
    const { node, cell } = moveAtRandom(graph, arrangement, random);
    if (cell === cellOf[node] || !move(node, cell, now + allowed * chance(random()))) continue;
    now = cost();
    if (now < best.cost) best = { cost: now, cells: cellOf.slice() };
  }
  for (const [node, cell] of best.cells.entries()) if (cellOf[node] !== cell) move(node, cell, Infinity);
}

/** Mostly little and seldom much, 0 to 19: like the logarithm that simulated annealing takes, which is not the same to the last digit on every machine. */
function chance(random: number): number {
  return 1 / (random + 0.05) - 1 / 1.05;
}

function moveAtRandom(
  { nodes, sources, targets, stageOf }: LayoutGraph,
  { cellOf, frame, grid }: Arrangement,
  random: () => number,
): { readonly node: number; readonly cell: number } {
  if (sources.length === 0 || random() >= besideNeighbour) {
    const node = Math.floor(random() * nodes.length);
    const lane = grid.lanes[stageOf[node] ?? 0];
    return { node, cell: lane?.[Math.floor(random() * lane.length)] ?? 0 };
  }
  const edge = Math.floor(random() * sources.length);
  const isSource = random() < 0.5;
  const node = (isSource ? sources : targets)[edge] ?? 0;
  const other = (isSource ? targets : sources)[edge] ?? 0;
  const stage = stageOf[node] ?? 0;
  const columns = frame.columns[stage] ?? 1;
  const row = grid.rowOf[cellOf[other] ?? 0] ?? 0;
  return { node, cell: grid.lanes[stage]?.[row * columns + Math.floor(random() * columns)] ?? 0 };
}

/** The factor that leads from the hottest to the coldest in so many steps. Found by multiplying only, whose result is the same on every machine. */
function coolingOf(steps: number): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (hottest * powerOf(middle, steps) < coldest) low = middle;
    else high = middle;
  }
  return high;
}

function powerOf(base: number, exponent: number): number {
  let [power, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}

/** Moves and exchanges as long as one of them helps: afterwards none does. */
export function settle({ stageOf }: LayoutGraph, { cellOf, cost, move, grid }: Arrangement): void {
  for (let hasHelped = true; hasHelped;) {
    hasHelped = false;
    for (let node = 0; node < cellOf.length; node++) {
      for (const cell of grid.lanes[stageOf[node] ?? 0] ?? [])
        if (cell !== cellOf[node] && move(node, cell, cost() - 1)) hasHelped = true;
    }
  }
}
