import { type Arrangement, createArrangement, point } from "./arrangement";
import type { Canvas } from "./canvas";
import { cellsNow } from "./cells-now";
import { type Frame, frameOf, framesFor, roomy } from "./frames";
import { gridOf } from "./grid";
import type { LayoutGraph } from "./layout-graph";
import { largestZoom } from "./least-size";
import { mainLine } from "./main-line";
import { explore, settle } from "./search-cells";
import { areZonesApart } from "./shape-cost";

/** Moves tried for each node, and at most, to see which frames are worth more, and then in the best of them: bounded by steps and not by time, so that every machine finds the same. */
const scouting = { forNode: 600, most: 12_000 } as const;
const searching = { forNode: 1500, most: 45_000 } as const;
const bestFrames = 2;
/** Moves of a run for each pair of nodes: a large map needs longer runs, a small one more of them. */
const runForPair = 15;
/** A tenth of zoom is worth a bend. */
const zoomPrice = 30 * point;

interface Found {
  readonly arrangement: Arrangement;
  /** What it costs, less what its zoom is worth. */
  readonly total: number;
}

/**
 * The cheapest frame and cell of each node. The search does not depend on current places; these are one more arrangement, which
 * is taken if it costs no more than the best of the others.
 */
export function findCells(graph: LayoutGraph, canvas: Canvas): Found {
  const line = mainLine(graph);
  const lanes = [0, 1, 2].map((lane) => graph.stageOf.filter((stage) => stage === lane).length);
  const hasZones = graph.zones.length > 0;
  const random = randomNumbers();

  const stepsOf = ({ forNode, most }: typeof scouting | typeof searching) =>
    Math.min(most, forNode * graph.nodes.length);
  const totalOf = (arrangement: Arrangement) =>
    arrangement.cost() - zoomPrice * largestZoom(graph, arrangement, canvas);
  const search = (frame: Frame, moves: number): Found => {
    const arrangement = createArrangement(graph, line, frame, cellsAtRandom(graph, frame, random));
    explore(graph, arrangement, moves, random);
    return { arrangement, total: totalOf(arrangement) };
  };
  /** Until no move helps and no column or row is empty. */
  const finish = (arrangement: Arrangement): Found => {
    settle(graph, arrangement);
    const { columns, rows, cells } = withoutEmpty(arrangement);
    if (
      columns.every((count, lane) => count === arrangement.frame.columns[lane]) &&
      rows === arrangement.frame.rows
    )
      return { arrangement, total: totalOf(arrangement) };
    return finish(createArrangement(graph, line, frameOf(columns, rows, canvas, hasZones), cells));
  };

  const scout = (some: readonly Frame[]) =>
    some.map((frame) => search(frame, Math.floor(stepsOf(scouting) / some.length)));
  let frames = framesFor(lanes, canvas, hasZones);
  let scouted = scout(frames);
  // Zones that come apart nowhere need more free cells.
  if (!scouted.some(({ arrangement }) => areZonesApart(graph, arrangement))) {
    const seen = Math.min(...frames.map(({ zoom }) => zoom));
    const more = framesFor(lanes, canvas, hasZones, roomy).filter(({ zoom }) => zoom < seen);
    frames = [...frames, ...more];
    scouted = [...scouted, ...scout(more)];
  }
  const chosen = scouted.toSorted((a, b) => a.total - b.total).slice(0, bestFrames);
  const run = graph.nodes.length ** 2 * runForPair;
  const runs = Math.max(1, Math.floor(stepsOf(searching) / run / chosen.length));
  const found = chosen.flatMap((one) => [
    one,
    ...Array.from({ length: runs }, () => search(one.arrangement.frame, run)),
  ]);
  const finished = found.map(({ arrangement }) => finish(arrangement));
  const best = finished
    .flatMap((one) => [
      one,
      finish(createArrangement(graph, line, one.arrangement.frame, upsideDown(one.arrangement))),
    ])
    .reduce(cheaper);

  const now = cellsNow(graph, frames);
  if (!now) return best;
  const kept = finish(createArrangement(graph, line, now.frame, now.cells));
  return cheaper(kept, best);
}

function cheaper(one: Found, other: Found): Found {
  return other.total < one.total ? other : one;
}

/** The same numbers each time, between 0 and 1. */
function randomNumbers(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
}

function cellsAtRandom(graph: LayoutGraph, frame: Frame, random: () => number): readonly number[] {
  const free = gridOf(frame).lanes.map((lane) => [...lane]);
  return graph.nodes.map((_, node) => {
    const lane = free[graph.stageOf[node] ?? 0] ?? [];
    return lane.splice(Math.floor(random() * lane.length), 1)[0] ?? 0;
  });
}

function upsideDown({ frame, grid, cellOf }: Arrangement): readonly number[] {
  return Array.from(cellOf, (cell) => cell + (frame.rows - 1 - 2 * (grid.rowOf[cell] ?? 0)) * grid.width);
}

/** The same without the columns and rows in which no card is. A lane keeps its last column. */
function withoutEmpty({ frame, grid, cellOf }: Arrangement) {
  const usedRows = [...new Set([...cellOf].map((cell) => grid.rowOf[cell] ?? 0))].toSorted((a, b) => a - b);
  const used = new Set([...cellOf].map((cell) => grid.columnOf[cell] ?? 0));
  const lanes = grid.lanes.map((lane, index) => {
    const own = Array.from(lane.slice(0, frame.columns[index]), (cell) => grid.columnOf[cell] ?? 0);
    const left = own.filter((column) => used.has(column));
    return left.length > 0 ? left : own.slice(0, 1);
  });
  const [build, distribute, run] = [lanes[0] ?? [], lanes[1] ?? [], lanes[2] ?? []];
  const keptColumns = [...build, ...distribute, ...run];
  return {
    columns: [build.length, distribute.length, run.length] as const,
    rows: usedRows.length,
    cells: [...cellOf].map(
      (cell) =>
        usedRows.indexOf(grid.rowOf[cell] ?? 0) * keptColumns.length +
        keptColumns.indexOf(grid.columnOf[cell] ?? 0),
    ),
  };
}
