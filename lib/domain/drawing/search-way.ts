import type { Box, Point } from "./box";
import { fewestBends, type Gate, gatesInto, gatesOutOf, prices } from "./gates";
import type { Lattice } from "./lattice";
import { StateHeap } from "./state-heap";
import type { Traffic } from "./traffic";
import { withoutWaypoints } from "./waypoints";

export interface FoundWay {
  readonly points: readonly Point[];
  /** How many places were looked at: what a search costs, whatever the machine. */
  readonly steps: number;
}

export type Search = (source: Box, target: Box) => FoundWay | undefined;

/**
 * Finds the cheapest path at right angles from one card to another on the lattice, by A*: short, with few bends, crossing few of
 * the lines in `traffic`, and behind a card only if there is no other path. Nothing if there is none within `mostSteps`. A state
 * is a node and one of four directions: right, down, left, up.
 */
export function createSearch(lattice: Lattice, traffic: Traffic, mostSteps: number): Search {
  const { xs, ys } = lattice;
  const [columns, rows] = [xs.length, ys.length];
  const cost = new Float64Array(columns * rows * 4);
  const from = new Int32Array(cost.length);
  // Costs of an earlier search are told by their number, so that nothing has to be cleared.
  const searched = new Uint32Array(cost.length);
  const heap = new StateHeap();
  let search = 0;

  return (source, target) => {
    search++;
    heap.clear();
    const [starts, ends] = [withWayOut(gatesOutOf(lattice, source)), withWayOut(gatesInto(lattice, target))];
    const isPiled = [starts, ends].some((gates) => gates.every(({ behind }) => behind > 0));
    const behindPrice = isPiled ? prices.behindPile : prices.behindCard;
    const mayTurnX = (column: number) => lattice.isGutterX[column] === true || isMiddle(column, "x");
    const mayTurnY = (row: number) => lattice.isGutterY[row] === true || isMiddle(row, "y");
    const middles = [...starts, ...ends].map(({ node }) => ({
      x: node % columns,
      y: Math.floor(node / columns),
    }));
    const isMiddle = (index: number, axis: "x" | "y") => middles.some((middle) => middle[axis] === index);
    const canTurnX = xs.map((_, column) => mayTurnX(column));
    const canTurnY = ys.map((_, row) => mayTurnY(row));

    const reach = (state: number, spent: number, before: number) => {
      if (searched[state] === search && (cost[state] ?? 0) <= spent) return;
      searched[state] = search;
      cost[state] = spent;
      from[state] = before;
      heap.push(state, spent + leastLeft(lattice, ends, state));
    };
    for (const gate of starts) reach(gate.node * 4 + gate.direction, gate.cost, -1);

    let best: { readonly state: number; readonly gate: Gate; readonly cost: number } | undefined;
    let steps = 0;
    for (let state = heap.pop(); state >= 0 && steps < mostSteps; state = heap.pop()) {
      const node = state >> 2;
      const direction = state & 3;
      const spent = cost[state] ?? 0;
      if (best && spent + leastLeft(lattice, ends, state) >= best.cost) break;
      steps++;
      for (const gate of ends) {
        if (gate.node !== node || gate.direction === ((direction + 2) & 3)) continue;
        const total = spent + gate.cost + passing(traffic, node, direction, gate.direction);
        if (total < (best?.cost ?? Infinity)) best = { state, gate, cost: total };
      }
      const column = node % columns;
      const row = (node - column) / columns;
      for (let turn = -1; turn <= 1; turn++) {
        const next = (direction + turn) & 3;
        const isLevel = (next & 1) === 0;
        if (isLevel ? canTurnY[row] !== true : canTurnX[column] !== true) continue;
        const by = next < 2 ? 1 : -1;
        const jump = isLevel ? by : by * columns;
        const at = isLevel ? xs : ys;
        const canTurn = isLevel ? canTurnX : canTurnY;
        const along = isLevel ? column : row;
        const behind = isLevel ? lattice.level : lattice.upright;
        const used = isLevel ? traffic.level : traffic.upright;
        let total = spent + passing(traffic, node, direction, next);
        let to = node;
        // On to the next place with a possible turn.
        for (let index = along + by; index >= 0 && index < at.length; index += by) {
          const step = by > 0 ? to : to + jump;
          const length = Math.abs((at[index] ?? 0) - (at[index - by] ?? 0));
          total +=
            length * (1 + prices.sharing * Math.min(used[step] ?? 0, 3)) + (behind[step] ?? 0) * behindPrice;
          to += jump;
          if (canTurn[index] === true) {
            reach(to * 4 + next, total, state);
            break;
          }
          total += passing(traffic, to, next, next);
        }
      }
    }
    return best && { points: pointsOf(lattice, starts, best, from), steps };
  };
}

/** The sides that no other card covers, or all if there are none. */
function withWayOut(gates: readonly Gate[]): readonly Gate[] {
  const open = gates.filter(({ behind }) => behind === 0);
  return open.length > 0 ? open : gates;
}

function leastLeft({ xs, ys }: Lattice, ends: readonly Gate[], state: number): number {
  const node = state >> 2;
  const column = node % xs.length;
  const x = xs[column] ?? 0;
  const y = ys[(node - column) / xs.length] ?? 0;
  let least = Infinity;
  for (const gate of ends) {
    const dx = gate.at.x - x;
    const dy = gate.at.y - y;
    const bends = fewestBends(dx, dy, state & 3, gate.direction);
    const left = Math.abs(dx) + Math.abs(dy) + bends * prices.bend + gate.cost;
    if (left < least) least = left;
  }
  return least;
}

/** Going straight through a node, or turning there. */
function passing(traffic: Traffic, node: number, before: number, after: number): number {
  if (before === after) {
    const across = (before & 1) === 0 ? traffic.throughUpright : traffic.throughLevel;
    return prices.crossing * (across[node] ?? 0);
  }
  const through = (traffic.throughUpright[node] ?? 0) + (traffic.throughLevel[node] ?? 0);
  return prices.bend + prices.joining * Math.min(through, 2);
}

function pointsOf(
  lattice: Lattice,
  starts: readonly Gate[],
  best: { readonly state: number; readonly gate: Gate },
  from: Int32Array,
): Point[] {
  const { xs, ys } = lattice;
  const points: Point[] = [best.gate.border];
  let { state } = best;
  for (let before = state; before >= 0; before = from[before] ?? -1) {
    state = before;
    const node = state >> 2;
    points.push({ x: xs[node % xs.length] ?? 0, y: ys[Math.floor(node / xs.length)] ?? 0 });
  }
  const start = starts.find((gate) => gate.node * 4 + gate.direction === state);
  if (start) points.push(start.border);
  return withoutWaypoints(points.toReversed());
}
