import { isReadBefore, type LayoutGraph } from "./layout-graph";
import { type Neighbours, neighboursOf } from "./neighbours";
import { withoutCycles } from "./without-cycles";

export interface Columns {
  /** The column of each node inside the band of its stage. */
  readonly columnOf: Int32Array;
  readonly widths: readonly number[];
}

/**
 * Every hand-over inside a stage leads at least one column on, as the longest way to each node says; a node that is
 * more bound to what follows it than to what comes before is then pulled on, so that lines are short.
 */
export function assignColumns(graph: LayoutGraph): Columns {
  const { nodes, stageOf } = graph;
  const count = nodes.length;
  const within = withoutCycles(graph, isReadBefore(graph));
  const after = neighboursOf(count, within.sources, within.targets);
  const before = neighboursOf(count, within.targets, within.sources);
  const order = topologicalOrder(before, after);
  const columnOf = new Int32Array(count);
  const widths = [0, 0, 0];
  for (const node of order) {
    columnOf[node] = leftmost(before, columnOf, node);
    const stage = stageOf[node] ?? 0;
    widths[stage] = Math.max(widths[stage] ?? 0, (columnOf[node] ?? 0) + 1);
  }
  pull({ graph, before, after, order, columnOf, widths });
  return { columnOf, widths };
}

interface Pulled {
  readonly graph: LayoutGraph;
  readonly before: Neighbours;
  readonly after: Neighbours;
  readonly order: Int32Array;
  readonly columnOf: Int32Array;
  readonly widths: readonly number[];
}

const passes = 4;

function pull({ graph, before, after, order, columnOf, widths }: Pulled): void {
  const { stageOf } = graph;
  const balance = pullOfOtherStages(graph);
  for (let pass = 0; pass < passes; pass++) {
    let hasMoved = false;
    for (const node of order.toReversed()) {
      const ins = (before.start[node + 1] ?? 0) - (before.start[node] ?? 0);
      const outs = (after.start[node + 1] ?? 0) - (after.start[node] ?? 0);
      const rightwards = outs - ins + (balance[node] ?? 0);
      if (rightwards === 0) continue;
      const last = (widths[stageOf[node] ?? 0] ?? 1) - 1;
      const column =
        rightwards > 0 ? rightmost(after, columnOf, node, last) : leftmost(before, columnOf, node);
      hasMoved ||= column !== columnOf[node];
      columnOf[node] = column;
    }
    if (!hasMoved) return;
  }
}

/** How many more edges lead from a node to later stages than come to it from earlier ones. */
function pullOfOtherStages({ nodes, stageOf, sources, targets }: LayoutGraph): Int32Array {
  const balance = new Int32Array(nodes.length);
  for (const [edge, source] of sources.entries()) {
    const target = targets[edge] ?? 0;
    if ((stageOf[source] ?? 0) >= (stageOf[target] ?? 0)) continue;
    balance[source] = (balance[source] ?? 0) + 1;
    balance[target] = (balance[target] ?? 0) - 1;
  }
  return balance;
}

function leftmost({ start, list }: Neighbours, columnOf: Int32Array, node: number): number {
  let column = 0;
  for (let index = start[node] ?? 0; index < (start[node + 1] ?? 0); index++)
    column = Math.max(column, (columnOf[list[index] ?? 0] ?? 0) + 1);
  return column;
}

function rightmost({ start, list }: Neighbours, columnOf: Int32Array, node: number, last: number): number {
  let column = last;
  for (let index = start[node] ?? 0; index < (start[node + 1] ?? 0); index++)
    column = Math.min(column, (columnOf[list[index] ?? 0] ?? 0) - 1);
  return column;
}

/** Each node after all that lead to it. */
function topologicalOrder(before: Neighbours, after: Neighbours): Int32Array {
  const count = before.start.length - 1;
  const waiting = Int32Array.from(
    { length: count },
    (_, node) => (before.start[node + 1] ?? 0) - (before.start[node] ?? 0),
  );
  const order = new Int32Array(count);
  let found = 0;
  for (let node = 0; node < count; node++) if (waiting[node] === 0) order[found++] = node;
  for (let done = 0; done < found; done++) {
    const node = order[done] ?? 0;
    for (let index = after.start[node] ?? 0; index < (after.start[node + 1] ?? 0); index++) {
      const next = after.list[index] ?? 0;
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) order[found++] = next;
    }
  }
  return order;
}
