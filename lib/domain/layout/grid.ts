import type { Frame } from "./frames";

/** The cells of a frame, row by row. */
export interface Grid {
  readonly width: number;
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  /** The cells of each lane. */
  readonly lanes: readonly Int32Array[];
}

export function gridOf({ columns, rows }: Frame): Grid {
  const laneOfColumn = columns.flatMap((count, lane) => Array.from({ length: count }, () => lane));
  const width = laneOfColumn.length;
  const cells = Int32Array.from({ length: width * rows }, (_, cell) => cell);
  const columnOf = cells.map((cell) => cell % width);
  return {
    width,
    columnOf,
    rowOf: cells.map((cell) => Math.floor(cell / width)),
    lanes: columns.map((_, lane) => cells.filter((cell) => laneOfColumn[columnOf[cell] ?? 0] === lane)),
  };
}
