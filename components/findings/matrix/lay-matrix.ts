import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { compareNodes } from "@/lib/domain/pipeline/pipeline";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { type Matrix, type MatrixCell, matrixOf } from "@/lib/domain/posture/coverage/matrix";
import { stageNames } from "@/lib/domain/words/english";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import type { MatrixQuery } from "./matrix-query";
import { matrixRows, type MatrixRowGroup } from "./matrix-rows";

export const mostColumns = 20;

export interface MatrixColumn {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  readonly environment?: PipelineNode["environment"];
  readonly filter: { readonly stage: Stage } | { readonly node: string };
}

export interface MatrixColumns {
  readonly columns: readonly MatrixColumn[];
  /** The column of a node on this page. */
  readonly columnOf: (node: PipelineNode) => string | undefined;
  readonly isIn: (node: PipelineNode) => boolean;
  readonly total: number;
  readonly page: number;
}

/** The stages, or a page of nodes: stage by stage, and in each from left to right. */
export function matrixColumns(
  nodes: readonly PipelineNode[],
  { cols, stage, page: asked }: MatrixQuery,
  size = mostColumns,
): MatrixColumns {
  if (cols === "stages") {
    const columns = stages.map((id) => ({ id, name: stageNames[id], stage: id, filter: { stage: id } }));
    return { columns, columnOf: (node) => node.stage, isIn: () => true, total: columns.length, page: 1 };
  }
  const isIn = (node: PipelineNode) => stage === undefined || node.stage === stage;
  const all = nodes.filter(isIn).toSorted(compareNodes);
  const page = Math.min(asked, Math.max(1, Math.ceil(all.length / size)));
  const shown = page === 1 ? all.slice(0, size) : all.slice((page - 1) * size, page * size);
  const ids = new Set(shown.map(({ id }) => id));
  return {
    columns: shown.map(({ id, name, stage: at, environment }) => ({
      id,
      name,
      stage: at,
      environment,
      filter: { node: id },
    })),
    columnOf: ({ id }) => (ids.has(id) ? id : undefined),
    isIn,
    total: all.length,
    page,
  };
}

interface LaidMatrix extends MatrixColumns {
  readonly matrix: Matrix;
  /** For each row, all columns in one, across all pages. */
  readonly totals: ReadonlyMap<string, MatrixCell>;
  /** For each column, all rows in one. */
  readonly columnTotals: ReadonlyMap<string, MatrixCell>;
  /** All rows that the query can select. */
  readonly groups: readonly MatrixRowGroup[];
  /** The non-empty ones of these. */
  readonly shown: readonly MatrixRowGroup[];
  readonly without: number;
}

/**
 * @param pipeline whose custom controls and frameworks are rows too
 * @param size how many nodes make a page
 */
export function layMatrix(
  nodes: readonly PipelineNode[],
  assessments: readonly Assessment[],
  query: MatrixQuery,
  pipeline: Governed = {},
  size = mostColumns,
): LaidMatrix {
  const assessed = new Set(assessments.map(({ node }) => node.id));
  const { groups, without, rowsOf } = matrixRows(query.rows, pipeline);
  const laid = matrixColumns(
    nodes.filter(({ id }) => assessed.has(id)),
    query,
    size,
  );
  const whole = matrixOf(assessments, { rowsOf, columnOf: (node) => (laid.isIn(node) ? "all" : undefined) });
  const totals = new Map(
    [...whole].flatMap(([row, cells]) => [...cells.values()].map((cell) => [row, cell] as const)),
  );
  const byColumn = matrixOf(assessments, {
    rowsOf: (control) => (rowsOf(control).length > 0 ? ["all"] : []),
    columnOf: laid.columnOf,
  });
  return {
    ...laid,
    matrix: matrixOf(assessments, { rowsOf, columnOf: laid.columnOf }),
    totals,
    columnTotals: byColumn.get("all") ?? new Map(),
    groups,
    shown: groups
      .map((group) => ({ ...group, rows: group.rows.filter(({ id }) => totals.has(id)) }))
      .filter(({ rows }) => rows.length > 0),
    without,
  };
}
