import { cardSize } from "../pipeline/lanes";
import type { Frame } from "./frames";
import { gridOf } from "./grid";
import type { LayoutGraph } from "./layout-graph";

/**
 * The cells of the nodes as placed now, in the best fitting frames: each in its own, or the next free one. None if all nodes are
 * in one place, which is no choice.
 */
export function cellsNow(
  graph: LayoutGraph,
  frames: readonly Frame[],
): { readonly frame: Frame; readonly cells: readonly number[] } | undefined {
  const first = graph.nodes[0]?.position;
  if (graph.nodes.every(({ position: { x, y } }) => x === first?.x && y === first.y)) return undefined;
  const lanes = [0, 1, 2].map((lane) =>
    [...graph.nodes.keys()].filter((node) => graph.stageOf[node] === lane),
  );
  const columns = lanes.map((lane) =>
    clusters(
      lane.map((node) => graph.nodes[node]?.position.x ?? 0),
      cardSize.width / 2,
    ),
  );
  const rows = clusters(
    graph.nodes.map(({ position }) => position.y),
    cardSize.height / 2,
  );
  const unlikeness = (frame: Frame) =>
    frame.columns.reduce(
      (sum, count, lane) => sum + Math.abs(count - Math.max(1, columns[lane]?.length ?? 0)),
      0,
    ) +
    Math.abs(frame.rows - rows.length) / (frame.rows + rows.length);
  const frame = frames.toSorted((a, b) => unlikeness(a) - unlikeness(b))[0];
  if (!frame) return undefined;
  const grid = gridOf(frame);
  const wanted = graph.nodes.map(({ position }, node) => {
    const lane = graph.stageOf[node] ?? 0;
    const row = share(rows, position.y, frame.rows);
    const column = share(columns[lane] ?? [], position.x, frame.columns[lane] ?? 1);
    return grid.lanes[lane]?.[row * (frame.columns[lane] ?? 1) + column] ?? 0;
  });
  const order = [...graph.nodes.keys()].toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const cells = wanted.slice();
  const taken = new Set<number>();
  for (const node of order) {
    const away = (cell: number) => {
      const want = wanted[node] ?? 0;
      return (
        Math.abs((grid.columnOf[cell] ?? 0) - (grid.columnOf[want] ?? 0)) +
        Math.abs((grid.rowOf[cell] ?? 0) - (grid.rowOf[want] ?? 0))
      );
    };
    const free = [...(grid.lanes[graph.stageOf[node] ?? 0] ?? [])].filter((cell) => !taken.has(cell));
    const cell = free.reduce((best, one) => (away(one) < away(best) ? one : best), free[0] ?? 0);
    cells[node] = cell;
    taken.add(cell);
  }
  return { frame, cells };
}

/** The first value of each group of values that are near each other, from small to large. */
function clusters(values: readonly number[], near: number): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) >= near);
}

/** The group in which a value lies, as a number below `count`: of groups that are too many by one the last joins the one before. */
function share(firsts: readonly number[], value: number, count: number): number {
  const group = firsts.findLastIndex((first) => first <= value);
  return firsts.length <= count + 1
    ? Math.min(group, count - 1)
    : Math.floor(((group + 0.5) * count) / firsts.length);
}
