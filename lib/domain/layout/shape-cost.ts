import type { Grid } from "./grid";
import type { LayoutGraph } from "./layout-graph";

/** In twentieths of a point. What lies in the frame of a zone is read as trusted: a stranger there is false, and nothing else is as dear. */
const price = { stranger: 1200, freeCell: 72, overlap: 2400, turn: 120, turnAtEnd: 20, uneven: 30 } as const;

/** What the places of all nodes cost whatever lines there are, from the cell of each node and the node in each cell. */
export type ShapeCost = (cellOf: Int32Array, nodeAt: Int32Array) => number;

export function shapeCost(graph: LayoutGraph, line: readonly number[], grid: Grid): ShapeCost {
  const ofZones = zonesCost(graph, grid);
  const ofLine = line.length < 2 ? () => 0 : lineCost(graph, Int32Array.from(line), grid);
  return (cellOf, nodeAt) => ofZones(cellOf, nodeAt) + ofLine(cellOf);
}

/** Whether no card is in the box of a zone that it is not of, and no two boxes meet. */
export function areZonesApart(
  { zones }: LayoutGraph,
  { cellOf, grid: { columnOf, rowOf } }: { readonly cellOf: Int32Array; readonly grid: Grid },
): boolean {
  const boxes = zones.map((members) => {
    const columns = members.map((node) => columnOf[cellOf[node] ?? 0] ?? 0);
    const rows = members.map((node) => rowOf[cellOf[node] ?? 0] ?? 0);
    const box = [Math.min(...columns), Math.min(...rows), Math.max(...columns), Math.max(...rows)] as const;
    return { members: new Set(members), box };
  });
  return boxes.every(({ members, box: [left, top, right, bottom] }, index) => {
    const isAlone = [...cellOf].every((cell, node) => {
      const [column, row] = [columnOf[cell] ?? 0, rowOf[cell] ?? 0];
      const isInside = column >= left && column <= right && row >= top && row <= bottom;
      return !isInside || members.has(node);
    });
    return (
      isAlone &&
      boxes.slice(0, index).every(({ box: [l, t, r, b] }) => l > right || r < left || t > bottom || b < top)
    );
  });
}

/** Strangers and free cells in the boxes of zones, and boxes that meet. */
function zonesCost({ zones }: LayoutGraph, { width, columnOf, rowOf }: Grid): ShapeCost {
  const [left, top, right, bottom] = [0, 1, 2, 3].map(() => new Int32Array(zones.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  return (cellOf, nodeAt) => {
    let cost = 0;
    for (let zone = 0; zone < zones.length; zone++) {
      const members = zones[zone] ?? [];
      let [l, t, r, b] = [1e9, 1e9, -1, -1];
      for (const node of members) {
        const cell = cellOf[node] ?? 0;
        const column = columnOf[cell] ?? 0;
        const row = rowOf[cell] ?? 0;
        if (column < l) l = column;
        if (column > r) r = column;
        if (row < t) t = row;
        if (row > b) b = row;
      }
      left[zone] = l;
      top[zone] = t;
      right[zone] = r;
      bottom[zone] = b;
      let cards = 0;
      for (let row = t; row <= b; row++)
        for (let cell = row * width + l; cell <= row * width + r; cell++)
          if ((nodeAt[cell] ?? -1) >= 0) cards++;
      cost +=
        price.stranger * (cards - members.length) +
        price.freeCell * ((r - l + 1) * (b - t + 1) - members.length);
      for (let other = 0; other < zone; other++) {
        if (
          l <= (right[other] ?? 0) &&
          r >= (left[other] ?? 0) &&
          t <= (bottom[other] ?? 0) &&
          b >= (top[other] ?? 0)
        )
          cost += price.overlap;
      }
    }
    return cost;
  };
}

/** Turns of the main line, and the cards by which a lane is heavier above it than below. */
function lineCost(
  { stageOf }: LayoutGraph,
  line: Int32Array,
  { rowOf }: Grid,
): (cellOf: Int32Array) => number {
  const counts = new Int32Array((rowOf.at(-1) ?? 0) + 1);
  const balance = new Int32Array(3);
  return (cellOf) => {
    let cost = 0;
    counts.fill(0);
    let before = -1;
    for (let index = 0; index < line.length; index++) {
      const row = rowOf[cellOf[line[index] ?? 0] ?? 0] ?? 0;
      counts[row] = (counts[row] ?? 0) + 1;
      if (index > 0 && row !== before)
        cost += index === 1 || index === line.length - 1 ? price.turnAtEnd : price.turn;
      before = row;
    }
    let main = 0;
    let most = 0;
    for (let index = 0; index < line.length; index++) {
      const row = rowOf[cellOf[line[index] ?? 0] ?? 0] ?? 0;
      if ((counts[row] ?? 0) <= most) continue;
      most = counts[row] ?? 0;
      main = row;
    }
    balance.fill(0);
    for (let node = 0; node < cellOf.length; node++) {
      const row = rowOf[cellOf[node] ?? 0] ?? 0;
      const lane = stageOf[node] ?? 0;
      if (row !== main) balance[lane] = (balance[lane] ?? 0) + (row > main ? 1 : -1);
    }
    for (let lane = 0; lane < 3; lane++) cost += price.uneven * Math.abs(balance[lane] ?? 0);
    return cost;
  };
}
