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

/** The map with the accepted pieces, and the change of each card and line. @param taken including all pieces that they need */
export function mergedMap(present: PipelineDocument, taken: readonly MergePiece[]): Merged {
  const before = pipelineFromDocument(present);
  let pipeline = before;
  for (const operation of operationsOf(taken)) {
    const result = applyOperation(pipeline, operation);
    if (result.ok) ({ pipeline } = result.value);
  }
  const { nodes, edges } = diffPipelines(before, pipeline);
  const claims = new Map<string, MergePiece[]>();
  for (const piece of taken)
    if (piece.of === "claim" && piece.node !== undefined)
      claims.set(piece.node, [...(claims.get(piece.node) ?? []), piece]);
  const looks = new Map<string, ChangeLook>([
    ...[...claims.keys()].map((id) => [id, "changed"] as const),
    ...nodes.changed.map(({ id }) => [id, "changed"] as const),
    ...nodes.added.map(({ id }) => [id, "added"] as const),
    ...nodes.removed.map(({ id }) => [id, "removed"] as const),
  ]);
  const marked = [...looks].map(([id, look]): readonly [string, CardMark] => {
    const badges = look === "changed" ? claimBadges(claims.get(id) ?? []) : [];
    const [worst = { look, text: words[look] }] = badges;
    return [id, { look: worst.look, badges: badges.length > 0 ? badges : [worst] }];
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

/** The number of controls that get worse or better; if none does, the number of changed statuses. */
function claimBadges(pieces: readonly MergePiece[]): CardMark["badges"] {
  const badges = (["worse", "better"] as const).flatMap((look) => {
    const count = pieces.filter(({ effect }) => effect?.group === look).length;
    return count > 0 ? [{ look, text: `${count} ${look}` }] : [];
  });
  if (badges.length > 0 || pieces.length === 0) return badges;
  return [{ look: "changed", text: counted(pieces.length, "change") }];
}

const words: { readonly [L in ChangeLook]: string } = {
  added: "Added",
  removed: "Removed",
  changed: "Changed",
  worse: "Worse",
  better: "Better",
};
