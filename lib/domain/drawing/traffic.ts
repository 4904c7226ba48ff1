import type { Point } from "./box";
import { firstFrom, type Lattice } from "./lattice";

/** How many lines follow each step of a lattice, and pass straight through each node. By node, as in the lattice. */
export interface Traffic {
  readonly level: Uint16Array;
  readonly upright: Uint16Array;
  readonly throughLevel: Uint16Array;
  readonly throughUpright: Uint16Array;
}

export function noTraffic({ xs, ys }: Lattice): Traffic {
  const counts = () => new Uint16Array(xs.length * ys.length);
  return { level: counts(), upright: counts(), throughLevel: counts(), throughUpright: counts() };
}

/** Adds a line to the traffic, or takes it out again with `by` -1. Ends and bends are not passed straight through. */
export function addTraffic(lattice: Lattice, traffic: Traffic, points: readonly Point[], by: 1 | -1): void {
  followLine(lattice, points, (node, isLevel, isStep, isThrough) => {
    const [steps, through] = isLevel
      ? [traffic.level, traffic.throughLevel]
      : [traffic.upright, traffic.throughUpright];
    if (isStep) steps[node] = (steps[node] ?? 0) + by;
    if (isThrough) through[node] = (through[node] ?? 0) + by;
  });
}

/** Whether a line, itself no part of the traffic, crosses any of it or runs along it. */
export function meetsTraffic(lattice: Lattice, traffic: Traffic, points: readonly Point[]): boolean {
  let doesMeet = false;
  followLine(lattice, points, (node, isLevel, isStep, isThrough) => {
    const [steps, across] = isLevel
      ? [traffic.level, traffic.throughUpright]
      : [traffic.upright, traffic.throughLevel];
    if ((isStep && (steps[node] ?? 0) > 0) || (isThrough && (across[node] ?? 0) > 0)) doesMeet = true;
  });
  return doesMeet;
}

/** All nodes of a line: whether it goes on along the axis to the next node, and whether it goes straight through this one. */
function followLine(
  { xs, ys }: Lattice,
  points: readonly Point[],
  visit: (node: number, isLevel: boolean, isStep: boolean, isThrough: boolean) => void,
): void {
  const columns = xs.length;
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [points[index - 1], points[index]];
    if (!from || !to) continue;
    const isLevel = from.y === to.y;
    const [along, across] = isLevel ? [xs, ys] : [ys, xs];
    const [start, end] = isLevel
      ? [Math.min(from.x, to.x), Math.max(from.x, to.x)]
      : [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    // A straight line between cards that stand a little higher or lower is on no row of the lattice: the next one is near.
    const beside = Math.min(across.length - 1, firstFrom(across, isLevel ? from.y : from.x));
    for (let at = firstFrom(along, start); (along[at] ?? Infinity) <= end; at++) {
      const place = along[at] ?? 0;
      visit(
        isLevel ? beside * columns + at : at * columns + beside,
        isLevel,
        place < end,
        place > start && place < end,
      );
    }
  }
}
