import type { Layers } from "./layers";

/** How often the lines between neighbouring layers cross, given where each place stands in its layer. */
export function countCrossings({ after }: Layers, order: readonly Int32Array[], rank: Int32Array): number {
  const widest = order.reduce((most, layer) => Math.max(most, layer.length), 0);
  const tree = new Int32Array(widest + 1);
  let crossings = 0;
  for (let layer = 0; layer + 1 < order.length; layer++) {
    const size = order[layer + 1]?.length ?? 0;
    tree.fill(0, 0, size + 1);
    let placed = 0;
    for (const place of order[layer] ?? []) {
      const [first, last] = [after.start[place] ?? 0, after.start[place + 1] ?? 0];
      // First all of a place, then its own ends join: the lines of one place don't cross each other.
      for (let index = first; index < last; index++) {
        let notAbove = 0;
        for (let at = (rank[after.list[index] ?? 0] ?? 0) + 1; at > 0; at -= at & -at)
          notAbove += tree[at] ?? 0;
        crossings += placed - notAbove;
      }
      for (let index = first; index < last; index++) {
        for (let at = (rank[after.list[index] ?? 0] ?? 0) + 1; at <= size; at += at & -at)
          tree[at] = (tree[at] ?? 0) + 1;
      }
      placed += last - first;
    }
  }
  return crossings;
}
