import "server-only";
import { summarySentence } from "@/lib/domain/compare/summary-sentence";
import { analysisVersion } from "@/lib/domain/posture/analysis-version";
import type { Show } from "@/lib/domain/contract/shares";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { documentFromPipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { createHostHiding } from "@/lib/domain/snapshot/host-hiding";
import {
  diffWithoutEvidence,
  documentAsShared,
  redactPair,
  type SharedComparison,
} from "@/lib/domain/snapshot/shared-comparison";
import { requireSnapshotAccess, type SnapshotAccess } from "../auth/access";
import { compareRead } from "../compare/compare-read";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { getFrozenCatalogue, getSnapshot } from "../snapshot/queries";

/**
 * The snapshot and another one of its pipeline, both redacted before they are compared, earlier first.
 * Without authors.
 */
export async function compareShared(
  access: SnapshotAccess,
  comparedWith: number,
  show: Show,
): Promise<SharedComparison> {
  const other = await accessToOther(access, comparedWith);
  if (other === undefined) throw new AppError("not-found");
  const sides = await Promise.all([access, other].map(readSide));
  const [from, to] = sides.toSorted((a, b) => a.snapshot.number - b.snapshot.number) as [Side, Side];
  const maps = redactPair({ before: from.snapshot.document, after: to.snapshot.document }, show);
  const stateOf = ({ snapshot, catalogue }: Side, document: SharedComparison["before"]) => {
    const { number, title, revision, takenAt } = snapshot;
    const label = createHostHiding(snapshot.document.nodes, show).name(title, `Snapshot ${number}`);
    return {
      // One pipeline, so equal ids mean the same item on both sides.
      pipelineId: "shared",
      about: {
        ref: `snapshot ${number}`,
        label,
        isNow: false,
        pipeline: { name: document.name },
        revision,
        at: takenAt,
        day: takenAt.slice(0, 10),
      },
      pipeline: pipelineFromDocument(document),
      catalogue,
      warnings: [],
    };
  };
  const { answer, comparison, before, after } = await compareRead(
    stateOf(from, maps.before),
    stateOf(to, maps.after),
    undefined,
  );
  const [shownBefore, shownAfter] = [before, after].map((pipeline) =>
    documentAsShared(documentFromPipeline(pipeline), show),
  ) as [PipelineDocument, PipelineDocument];
  const compared = { before: shownBefore, after: shownAfter };
  const numbers = { of: sides[0]?.snapshot.number ?? 0, with: comparedWith };
  const head = {
    schema: "blueline/share-comparison/1",
    analysis: analysisVersion,
    numbers,
    show,
  } as const;
  if (show.evidence) return { ...head, answer, ...compared };
  const diff = diffWithoutEvidence(answer.diff);
  return {
    ...head,
    answer: {
      ...answer,
      diff,
      sentence: summarySentence(
        { ...comparison, diff },
        { before: answer.from.label, after: answer.to.label },
      ),
    },
    ...compared,
  };
}

type Side = Awaited<ReturnType<typeof readSide>>;

async function readSide(access: SnapshotAccess) {
  const [snapshot, catalogue] = await Promise.all([getSnapshot(access), getFrozenCatalogue(access)]);
  return { snapshot, catalogue };
}

/** To another snapshot of the pipeline, by its number; undefined if there is none. */
export async function accessToOther(
  { viewer, pipelineId, snapshotId }: SnapshotAccess,
  number: number,
): Promise<SnapshotAccess | undefined> {
  const other = await getDatabase().client.snapshot.findUnique({
    where: { pipelineId_number: { pipelineId, number } },
    select: { id: true },
  });
  if (other === null || other.id === snapshotId) return undefined;
  return requireSnapshotAccess(viewer, other.id, "editor");
}
