/** One figure, its bound, and the reference from the same run. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly bound: string;
  readonly beside: string;
  readonly holds: boolean;
  /** A known failure: it fails nothing, and is reported loudly once it holds. */
  readonly isKnown?: boolean | undefined;
}

const columns = ["what", "measured", "bound", "beside"] as const;
const heads: Row = {
  what: "What",
  measured: "Measured",
  bound: "Must be",
  beside: "Beside it, in this run",
  holds: true,
};

export function printTable(rows: readonly Row[]): void {
  const widths = columns.map((column) => Math.max(...[heads, ...rows].map((row) => row[column].length)));
  const line = (row: Row) =>
    columns.map((column, index) => row[column].padEnd(widths[index] ?? 0)).join("  ");
  console.log(`\n      ${line(heads)}`);
  for (const row of rows) console.log(`${markOf(row).padEnd(5)} ${line(row).trimEnd()}`);
}

function markOf({ holds, isKnown = false }: Row): string {
  if (isKnown) return holds ? "HOLDS" : "known";
  return holds ? "ok" : "FAIL";
}
