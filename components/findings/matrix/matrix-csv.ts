import { statusLooks } from "@/components/marks/status";
import { toCsv } from "@/lib/domain/exporters/csv";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { cellNumbers, type MatrixCell } from "@/lib/domain/posture/coverage/matrix";
import { cellLook } from "./cell-look";
import { layMatrix } from "./lay-matrix";
import type { MatrixLens, MatrixQuery } from "./matrix-query";

/** The matrix as a table for a spreadsheet: its rows, and a column for each node or stage, from all pages. */
export function matrixCsv(
  nodes: readonly PipelineNode[],
  assessments: readonly Assessment[],
  query: MatrixQuery,
  pipeline: Governed = {},
): string {
  const { columns, matrix, totals, shown } = layMatrix(
    nodes,
    assessments,
    { ...query, page: 1 },
    pipeline,
    Infinity,
  );
  return toCsv([
    ["Group", "Row", "Row id", ...columns.map(({ name }) => name), "Open", "In scope"],
    ...shown.flatMap(({ name, rows }) =>
      rows.map(({ id, title }) => [
        name,
        title,
        id,
        ...columns.map((column) => cellText(matrix.get(id)?.get(column.id), query.lens)),
        ...openAndInScope(totals.get(id)),
      ]),
    ),
  ]);
}

/** Empty if it does not apply. */
function cellText(cell: MatrixCell | undefined, lens: MatrixLens): string {
  if (!cell) return "";
  const { status, words } = cellLook(cell, lens);
  const isOne = cellNumbers(cell).applicable === 1;
  const word = [
    statusLooks[status].word,
    ...(cell.accepted === undefined ? [] : ["accepted"]),
    ...(cell.pending === undefined ? [] : ["approval pending"]),
  ].join(", ");
  return isOne && lens === "status" ? word : words;
}

function openAndInScope(cell: MatrixCell | undefined): readonly (number | string)[] {
  if (!cell) return ["", ""];
  const { inScope, standing } = cellNumbers(cell);
  return [inScope - standing, inScope];
}
