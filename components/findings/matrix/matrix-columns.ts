import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { compareNodes } from "@/lib/domain/pipeline/pipeline";
import type { MatrixQuery } from "./matrix-query";
import { stageNames } from "@/lib/domain/words/english";

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
  /** The column of a node that is on this page. */
  readonly columnOf: (node: PipelineNode) => string | undefined;
  readonly isIn: (node: PipelineNode) => boolean;
  readonly total: number;
  readonly page: number;
}

/** The stages, or a page of nodes: stage by stage, and in each from left to right. */
export function matrixColumns(
  nodes: readonly PipelineNode[],
  { cols, stage, page: asked }: MatrixQuery,
): MatrixColumns {
  if (cols === "stages") {
    const columns = stages.map((id) => ({ id, name: stageNames[id], stage: id, filter: { stage: id } }));
    return { columns, columnOf: (node) => node.stage, isIn: () => true, total: columns.length, page: 1 };
  }
  const isIn = (node: PipelineNode) => stage === undefined || node.stage === stage;
  const all = nodes.filter(isIn).toSorted(compareNodes);
  const page = Math.min(asked, Math.max(1, Math.ceil(all.length / mostColumns)));
  const shown = all.slice((page - 1) * mostColumns, page * mostColumns);
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
