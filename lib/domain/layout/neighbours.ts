/** For each of `count` things the others that it leads to, one after another in one array: those of `index` from `start[index]` to `start[index + 1]`. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

export function neighboursOf(count: number, from: ArrayLike<number>, to: ArrayLike<number>): Neighbours {
  const start = new Int32Array(count + 1);
  for (let edge = 0; edge < from.length; edge++) increase(start, (from[edge] ?? 0) + 1);
  for (let index = 0; index < count; index++)
    start[index + 1] = (start[index + 1] ?? 0) + (start[index] ?? 0);
  const next = start.slice();
  const list = new Int32Array(from.length);
  for (let edge = 0; edge < from.length; edge++) {
    const source = from[edge] ?? 0;
    list[next[source] ?? 0] = to[edge] ?? 0;
    increase(next, source);
  }
  return { start, list };
}

function increase(counts: Int32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
