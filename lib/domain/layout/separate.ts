/** "What stands below is at least `gap` rows under what stands above", for pairs of things. */
export interface Separations {
  readonly count: number;
  /** Every thing after all that stand above it. */
  readonly order: Int32Array;
  /** What stands directly above each thing: from `start[thing]` to `start[thing + 1]`. */
  readonly start: Int32Array;
  readonly above: Int32Array;
  readonly gaps: Int32Array;
}

/**
 * Whole rows for things that each want to be somewhere, as close to that as the separations allow (in squares, by
 * weight). Things that would come too close form a block that moves as one: solved for each thing in turn from the top.
 */
export function separate(
  { count, order, start, above, gaps }: Separations,
  wanted: Float64Array,
  weights: Float64Array,
): Int32Array {
  const blockOf = Int32Array.from({ length: count }, (_, thing) => thing);
  const offset = new Int32Array(count);
  const next = new Int32Array(count).fill(-1);
  const last = Int32Array.from(blockOf);
  const sizes = new Int32Array(count).fill(1);
  const weight = Float64Array.from(weights);
  const moment = Float64Array.from(wanted, (row, thing) => row * (weights[thing] ?? 0));
  const outside: number[][] = Array.from({ length: count }, () => []);
  const position = (block: number) => (moment[block] ?? 0) / (weight[block] ?? 1);

  /** Hangs the smaller block under the numbering of the larger, `shift` rows from it. */
  const merge = (kept: number, gone: number, shift: number) => {
    for (let thing = gone; thing >= 0; thing = next[thing] ?? -1) {
      blockOf[thing] = kept;
      offset[thing] = (offset[thing] ?? 0) + shift;
    }
    next[last[kept] ?? 0] = gone;
    last[kept] = last[gone] ?? 0;
    sizes[kept] = (sizes[kept] ?? 0) + (sizes[gone] ?? 0);
    weight[kept] = (weight[kept] ?? 0) + (weight[gone] ?? 0);
    moment[kept] = (moment[kept] ?? 0) + (moment[gone] ?? 0) - shift * (weight[gone] ?? 0);
    const [few, many] =
      (outside[kept]?.length ?? 0) < (outside[gone]?.length ?? 0)
        ? [outside[kept], outside[gone]]
        : [outside[gone], outside[kept]];
    for (const link of few ?? []) many?.push(link);
    outside[kept] = many ?? [];
    outside[gone] = [];
  };

  const lower = linkEnds(start, above);
  for (const thing of order) {
    let block = thing;
    for (let link = start[thing] ?? 0; link < (start[thing + 1] ?? 0); link++) outside[block]?.push(link);
    for (;;) {
      const links = outside[block] ?? [];
      let worst = -1;
      let most = 1e-9;
      for (let at = links.length - 1; at >= 0; at--) {
        const link = links[at] ?? 0;
        const upper = above[link] ?? 0;
        const other = blockOf[upper] ?? 0;
        if (other === block) {
          links[at] = links.at(-1) ?? 0;
          links.pop();
          continue;
        }
        const missing =
          position(other) +
          (offset[upper] ?? 0) +
          (gaps[link] ?? 0) -
          position(block) -
          (offset[lower[link] ?? 0] ?? 0);
        if (missing <= most) continue;
        most = missing;
        worst = link;
      }
      if (worst < 0) break;
      const upper = above[worst] ?? 0;
      const other = blockOf[upper] ?? 0;
      // Where this block's own zero lies when its thing stands exactly under the other's.
      const shift = (offset[upper] ?? 0) + (gaps[worst] ?? 0) - (offset[lower[worst] ?? 0] ?? 0);
      if ((sizes[other] ?? 0) >= (sizes[block] ?? 0)) {
        merge(other, block, shift);
        block = other;
      } else merge(block, other, -shift);
    }
  }
  return Int32Array.from(blockOf, (block, thing) => Math.round(position(block)) + (offset[thing] ?? 0));
}

/** The lower end of each separation. */
function linkEnds(start: Int32Array, above: Int32Array): Int32Array {
  const lower = new Int32Array(above.length);
  for (let thing = 0; thing + 1 < start.length; thing++)
    lower.fill(thing, start[thing] ?? 0, start[thing + 1] ?? 0);
  return lower;
}

/** From the things of each column from top to bottom. What stands in several columns joins them. */
export function separationsOf(
  count: number,
  columns: readonly ArrayLike<number>[],
  gapBetween: (upper: number, lower: number) => number,
): Separations {
  const start = new Int32Array(count + 1);
  for (const column of columns)
    for (let at = 1; at < column.length; at++)
      start[(column[at] ?? 0) + 1] = (start[(column[at] ?? 0) + 1] ?? 0) + 1;
  for (let thing = 0; thing < count; thing++)
    start[thing + 1] = (start[thing + 1] ?? 0) + (start[thing] ?? 0);
  const fill = start.slice();
  const above = new Int32Array(start[count] ?? 0);
  const gaps = new Int32Array(above.length);
  for (const column of columns) {
    for (let at = 1; at < column.length; at++) {
      const [upper, lower] = [column[at - 1] ?? 0, column[at] ?? 0];
      const link = fill[lower] ?? 0;
      fill[lower] = link + 1;
      above[link] = upper;
      gaps[link] = gapBetween(upper, lower);
    }
  }
  return { count, order: fromTheTop(count, columns, start), start, above, gaps };
}

function fromTheTop(count: number, columns: readonly ArrayLike<number>[], start: Int32Array): Int32Array {
  const waiting = Int32Array.from(
    { length: count },
    (_, thing) => (start[thing + 1] ?? 0) - (start[thing] ?? 0),
  );
  const below: number[][] = Array.from({ length: count }, () => []);
  for (const column of columns)
    for (let at = 1; at < column.length; at++) below[column[at - 1] ?? 0]?.push(column[at] ?? 0);
  const order = new Int32Array(count);
  let found = 0;
  for (let thing = 0; thing < count; thing++) if (waiting[thing] === 0) order[found++] = thing;
  for (let done = 0; done < found; done++) {
    for (const thing of below[order[done] ?? 0] ?? []) {
      waiting[thing] = (waiting[thing] ?? 0) - 1;
      if (waiting[thing] === 0) order[found++] = thing;
    }
  }
  return order;
}
