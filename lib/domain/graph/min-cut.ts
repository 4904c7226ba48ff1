import { createAdjacency, type Adjacency } from "./adjacency";

/** More than any set of nodes costs: what flows where nothing can be cut. */
export const unbounded = 0x3fffffff;

/**
 * A flow network in arrays: an arc and its reverse stand side by side, so that `arc ^ 1` is the reverse.
 * Maximum flow by Dinic's algorithm (Soviet Math. Dokl. 11, 1970), without recursion.
 */
export class FlowNetwork {
  private readonly ends: Int32Array;
  private readonly rooms: Int32Array;
  /** The rooms while nothing flows, where no arc has a bound. */
  private readonly empty: Int32Array;
  private readonly leaving: Adjacency;
  // Of each search in breadth, so that the next one needs no new ones.
  private readonly levels: Int32Array;
  private readonly list: Int32Array;

  /** @param arcs `[start, end]` one after the other. */
  constructor(
    private readonly size: number,
    arcs: readonly number[],
  ) {
    const starts = new Int32Array(arcs.length);
    this.ends = new Int32Array(arcs.length);
    this.rooms = new Int32Array(arcs.length);
    this.empty = this.rooms.map((_room, arc) => (arc % 2 === 0 ? unbounded : 0));
    for (let arc = 0; arc < arcs.length; arc += 2) {
      const [start = 0, end = 0] = [arcs[arc], arcs[arc + 1]];
      starts[arc] = this.ends[arc + 1] = start;
      starts[arc + 1] = this.ends[arc] = end;
    }
    this.leaving = createAdjacency(starts, size);
    this.levels = new Int32Array(size);
    this.list = new Int32Array(size);
  }

  /**
   * Fills the network again. @param bounds of the first arcs; the others have none.
   * @param enough it may stop there. @returns how much flows, which is what the cheapest cut costs.
   */
  fill(source: number, sink: number, bounds: Int32Array, enough = Infinity): number {
    this.rooms.set(this.empty);
    for (let arc = 0; arc < bounds.length; arc++) this.rooms[arc * 2] = bounds[arc] ?? 0;
    let total = 0;
    for (
      let levels = this.levelsFrom(source, sink);
      levels && total < enough;
      levels = this.levelsFrom(source, sink)
    ) {
      total += this.block(source, sink, levels);
    }
    return total;
  }

  /** After `fill`: from where the sink can still be reached; the cut nearest to the sink lies where that begins. */
  reachingSink(sink: number): Uint8Array {
    const { ends, rooms, leaving } = this;
    const { starts, members } = leaving;
    const reaching = new Uint8Array(this.size);
    reaching[sink] = 1;
    const list = [sink];
    for (let place = list.pop(); place !== undefined; place = list.pop()) {
      for (let index = starts[place] ?? 0; index < (starts[place + 1] ?? 0); index++) {
        const arc = members[index] ?? 0;
        const before = ends[arc] ?? 0;
        if (reaching[before] === 1 || (rooms[arc ^ 1] ?? 0) === 0) continue;
        reaching[before] = 1;
        list.push(before);
      }
    }
    return reaching;
  }

  private levelsFrom(source: number, sink: number): Int32Array | undefined {
    const { ends, rooms, levels, list, leaving } = this;
    const { starts, members } = leaving;
    levels.fill(-1);
    levels[source] = 0;
    list[0] = source;
    for (let at = 0, length = 1; at < length; at++) {
      const place = list[at] ?? 0;
      for (let index = starts[place] ?? 0; index < (starts[place + 1] ?? 0); index++) {
        const arc = members[index] ?? 0;
        const next = ends[arc] ?? 0;
        if (levels[next] !== -1 || (rooms[arc] ?? 0) === 0) continue;
        levels[next] = (levels[place] ?? 0) + 1;
        if (next === sink) return levels;
        list[length++] = next;
      }
    }
    return undefined;
  }

  /** Pushes until no way of the shortest length is left. */
  private block(source: number, sink: number, levels: Int32Array): number {
    const { ends, rooms, leaving } = this;
    const { starts, members } = leaving;
    const next = starts.slice();
    const path: number[] = [];
    let total = 0;
    let place = source;
    for (;;) {
      if (place === sink) {
        const { pushed, keep } = this.push(path);
        total += pushed;
        // On from where the first arc on the way is full now.
        place = ends[(path[keep] ?? 0) ^ 1] ?? source;
        path.length = keep;
        continue;
      }
      const index = next[place] ?? 0;
      if (index === starts[place + 1]) {
        const back = path.pop();
        if (back === undefined) return total;
        place = ends[back ^ 1] ?? source;
        next[place] = (next[place] ?? 0) + 1;
        continue;
      }
      const arc = members[index] ?? 0;
      const ahead = ends[arc] ?? 0;
      if ((rooms[arc] ?? 0) > 0 && levels[ahead] === (levels[place] ?? 0) + 1) {
        path.push(arc);
        place = ahead;
      } else next[place] = index + 1;
    }
  }

  private push(path: readonly number[]): { readonly pushed: number; readonly keep: number } {
    let pushed = unbounded;
    for (const arc of path) pushed = Math.min(pushed, this.rooms[arc] ?? 0);
    let keep = path.length;
    for (let index = path.length - 1; index >= 0; index--) {
      const arc = path[index] ?? 0;
      this.rooms[arc] = (this.rooms[arc] ?? 0) - pushed;
      this.rooms[arc ^ 1] = (this.rooms[arc ^ 1] ?? 0) + pushed;
      if (this.rooms[arc] === 0) keep = index;
    }
    return { pushed, keep };
  }
}
