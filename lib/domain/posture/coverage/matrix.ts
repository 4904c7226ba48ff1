import type { Control } from "../../catalogue/catalogue";
import type { PipelineNode } from "../../pipeline/document";
import { type Assessment, ownerOf } from "./assessments";
import { emptyTally, standingOf } from "./coverage";
import type { EffectiveStatus } from "./effective-status";

export interface MatrixCell {
  readonly counts: { readonly [Status in EffectiveStatus]: number };
  /** How many of the missing are accepted; absent: none. */
  readonly accepted?: number;
  /** How many have a pending approval; absent: none. */
  readonly pending?: number;
  /** How many controls in scope each owner has; those without an owner are under the empty name. */
  readonly owners: ReadonlyMap<string, number>;
}

export interface MatrixAxes {
  /** The rows that a control counts in: itself, or the requirements that it supports. */
  readonly rowsOf: (control: Control) => readonly string[];
  /** The column of a node; undefined: not shown. */
  readonly columnOf: (node: PipelineNode) => string | undefined;
}

/** Cells by row and column. No cell if no control of the row applies to a node of the column. */
export type Matrix = ReadonlyMap<string, ReadonlyMap<string, MatrixCell>>;

export function matrixOf(assessments: Iterable<Assessment>, { rowsOf, columnOf }: MatrixAxes): Matrix {
  const matrix = new Map<string, Map<string, OpenCell>>();
  for (const assessment of assessments) {
    const column = columnOf(assessment.node);
    if (column === undefined) continue;
    for (const row of new Set(rowsOf(assessment.control))) {
      const cells = matrix.get(row) ?? new Map<string, OpenCell>();
      if (cells.size === 0) matrix.set(row, cells);
      const cell: OpenCell = cells.get(column) ?? {
        counts: { ...emptyTally.counts },
        owners: new Map<string, number>(),
      };
      cells.set(column, cell);
      cell.counts[assessment.status] += 1;
      if (assessment.note?.is === "accepted") cell.accepted = (cell.accepted ?? 0) + 1;
      if (assessment.note?.is === "pending") cell.pending = (cell.pending ?? 0) + 1;
      if (assessment.status === "not-applicable") continue;
      const owner = ownerOf(assessment) ?? "";
      cell.owners.set(owner, (cell.owners.get(owner) ?? 0) + 1);
    }
  }
  return matrix;
}

interface OpenCell {
  readonly counts: { [Status in EffectiveStatus]: number };
  accepted?: number;
  pending?: number;
  readonly owners: Map<string, number>;
}

export interface CellNumbers {
  readonly applicable: number;
  readonly inScope: number;
  readonly standing: number;
  readonly proven: number;
}

export function cellNumbers({ counts }: MatrixCell): CellNumbers {
  const applicable = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    applicable,
    inScope: applicable - counts["not-applicable"],
    standing: standingOf(counts),
    proven: counts.verified,
  };
}

/**
 * The one status of a cell. A contradiction outweighs all. Some in place and some not is partial. With none in place: not
 * assessed first, then expired, planned, missing.
 */
export function cellStatus(cell: MatrixCell): EffectiveStatus {
  const { counts } = cell;
  const { inScope, standing, proven } = cellNumbers(cell);
  if (inScope === 0) return "not-applicable";
  if (counts.contradicted > 0) return "contradicted";
  if (standing === inScope) return proven === inScope ? "verified" : "declared";
  if (standing > 0 || counts.partial > 0) return "partial";
  if (counts["not-assessed"] === inScope) return "not-assessed";
  if (counts.missing > 0) return "missing";
  if (counts.stale > 0) return "stale";
  return counts.planned > 0 ? "planned" : "not-assessed";
}
