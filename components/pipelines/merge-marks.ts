import type { CardMark, ChangeLook, ChangeMarks } from "@/components/static-map/change-marks";
import { diffPipelines } from "@/lib/domain/compare/diff-pipelines";
import { operationsOf } from "@/lib/domain/merge/choose-pieces";
import type { MergePiece } from "@/lib/domain/merge/merge-piece";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { documentFromPipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { counted } from "@/lib/domain/words/english";

interface Merged {
  readonly after: PipelineDocument;
  readonly marks: ChangeMarks;
}

/** The map as it would be with some pieces, and what became of each card and line. @param taken with all that they need */
export function mergedMap(present: PipelineDocument, taken: readonly MergePiece[]): Merged {
  const before = pipelineFromDocument(present);
  let pipeline = before;
  for (const operation of operationsOf(taken)) {
    const result = applyOperation(pipeline, operation);
    if (result.ok) ({ pipeline } = result.value);
  }
  const { nodes, edges } = diffPipelines(before, pipeline);
  const claims = new Map<string, number>();
  for (const { of, node } of taken)
    if (of === "claim" && node !== undefined) claims.set(node, (claims.get(node) ?? 0) + 1);
  const looks = new Map<string, ChangeLook>([
    ...[...claims.keys()].map((id) => [id, "changed"] as const),
    ...nodes.changed.map(({ id }) => [id, "changed"] as const),
    ...nodes.added.map(({ id }) => [id, "added"] as const),
    ...nodes.removed.map(({ id }) => [id, "removed"] as const),
  ]);
  const marked = [...looks].map(([id, look]): readonly [string, CardMark] => {
    const count = claims.get(id);
    const text = look === "changed" && count !== undefined ? counted(count, "claim") : words[look];
    return [id, { look, badges: [{ look, text }] }];
  });
  return {
    after: documentFromPipeline(pipeline),
    marks: {
      nodes: new Map(marked),
      edges: new Map([
        ...edges.added.map(({ id }) => [id, "added"] as const),
        ...edges.removed.map(({ id }) => [id, "removed"] as const),
        ...edges.changed.map(({ id }) => [id, "changed"] as const),
      ]),
    },
  };
}

const words: { readonly [L in ChangeLook]: string } = {
  added: "Added",
  removed: "Removed",
  changed: "Changed",
  worse: "Worse",
  better: "Better",
};
