/** More than any set of nodes costs. */
const unbounded = 0x3fffffff;

/**
 * A flow network in arrays: an arc and its reverse stand side by side, so that `arc ^ 1` is the reverse.
 * Maximum flow by Dinic's algorithm (Soviet Math. Dokl. 11, 1970), without recursion.
 */
export class FlowNetwork {
  private readonly heads: number[] = [];
  private readonly rooms: number[] = [];
  private readonly arcsAt: number[][];

  constructor(size: number) {
    this.arcsAt = Array.from({ length: size }, () => []);
  }

  /** @param room how much may flow; absent: no bound. */
  add(start: number, end: number, room = unbounded): void {
    this.arcsAt[start]?.push(this.heads.length);
    this.heads.push(end);
    this.rooms.push(room);
    this.arcsAt[end]?.push(this.heads.length);
    this.heads.push(start);
    this.rooms.push(0);
  }

  /** Fills the network; answers how much flows, which is what the cheapest cut costs. */
  fill(source: number, sink: number): number {
    let total = 0;
    for (let levels = this.levelsFrom(source, sink); levels; levels = this.levelsFrom(source, sink)) total += this.block(source, sink, levels);
    return total;
  }

  /** After `fill`: whether the sink can still be reached from each place; the cut nearest to the sink lies where that begins. */
  reachingSink(sink: number): Uint8Array {
    const reaching = new Uint8Array(this.arcsAt.length);
    reaching[sink] = 1;
    const list = [sink];
    for (let place = list.pop(); place !== undefined; place = list.pop()) {
      for (const arc of this.arcsAt[place] ?? []) {
        const before = this.heads[arc] ?? 0;
        if (reaching[before] === 1 || (this.rooms[arc ^ 1] ?? 0) === 0) continue;
        reaching[before] = 1;
        list.push(before);
      }
    }
    return reaching;
  }

  private levelsFrom(source: number, sink: number): Int32Array | undefined {
    const levels = new Int32Array(this.arcsAt.length).fill(-1);
    levels[source] = 0;
    const list = [source];
    // What is added while an array is walked over is walked over too.
    for (const place of list) {
      for (const arc of this.arcsAt[place] ?? []) {
        const next = this.heads[arc] ?? 0;
        if (levels[next] !== -1 || (this.rooms[arc] ?? 0) === 0) continue;
        levels[next] = (levels[place] ?? 0) + 1;
        if (next === sink) return levels;
        list.push(next);
      }
    }
    return undefined;
  }

  /** Pushes until no way of the shortest length is left. */
  private block(source: number, sink: number, levels: Int32Array): number {
    const next = new Int32Array(this.arcsAt.length);
    const path: number[] = [];
    let total = 0;
    let place = source;
    for (;;) {
      if (place === sink) {
        const pushed = path.reduce((least, arc) => Math.min(least, this.rooms[arc] ?? 0), unbounded);
        total += pushed;
        let full = path.length;
        for (const [index, arc] of path.entries()) {
          this.rooms[arc] = (this.rooms[arc] ?? 0) - pushed;
          this.rooms[arc ^ 1] = (this.rooms[arc ^ 1] ?? 0) + pushed;
          if (this.rooms[arc] === 0) full = Math.min(full, index);
        }
        // On from where the first arc on the way is full now.
        const first = path[full] ?? 0;
        path.length = full;
        place = this.heads[first ^ 1] ?? source;
        continue;
      }
      const arcs = this.arcsAt[place] ?? [];
      const arc = arcs[next[place] ?? 0];
      if (arc === undefined) {
        const back = path.pop();
        if (back === undefined) return total;
        place = this.heads[back ^ 1] ?? source;
        next[place] = (next[place] ?? 0) + 1;
        continue;
      }
      const ahead = this.heads[arc] ?? 0;
      if ((this.rooms[arc] ?? 0) > 0 && levels[ahead] === (levels[place] ?? 0) + 1) {
        path.push(arc);
        place = ahead;
      } else next[place] = (next[place] ?? 0) + 1;
    }
  }
}
