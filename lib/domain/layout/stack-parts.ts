/** What a part takes of the map: its first column, and the first and last row in each of its columns. */
export interface Outline {
  readonly firstColumn: number;
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

/** Rows from the last of one part to the first of the next. */
const gap = 3;

/** How far each part moves down so that it stands under those before it, no further down than the columns that it takes need. */
export function stackParts(outlines: readonly Outline[], columnCount: number): readonly number[] {
  const floors = new Float64Array(columnCount).fill(-gap);
  return outlines.map(({ firstColumn, tops, bottoms }) => {
    let shift = -Infinity;
    for (const [layer, top] of tops.entries())
      shift = Math.max(shift, (floors[firstColumn + layer] ?? 0) + gap - top);
    for (const [layer, bottom] of bottoms.entries()) floors[firstColumn + layer] = bottom + shift;
    return shift;
  });
}
