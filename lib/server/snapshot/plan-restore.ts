import "server-only";
import * as z from "zod";
import { capitalise } from "@/lib/domain/capitalise";
import { diffPipelines } from "@/lib/domain/compare/diff-pipelines";
import { operationsBetween } from "@/lib/domain/compare/operations-between";
import { restoreSentence } from "@/lib/domain/compare/restore-words";
import type { RestorePreview } from "@/lib/domain/contract/snapshots";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import { type OperationBody, operationBodySchema } from "@/lib/domain/pipeline/operations";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { type PipelineAccess, requirePipelineAccess, type SnapshotAccess } from "../auth/access";
import { thawContent } from "../catalogue/frozen-content";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { currentState } from "../pipeline/queries";
import { requireAsShown } from "../pipeline/require-as-shown";
import { findSnapshot, isAsTaken, requireContent } from "./queries";

/** Previews a restore on the current pipeline. Changes nothing. */
export async function previewRestore(access: SnapshotAccess): Promise<RestorePreview> {
  const to = await requireRestorePlace(access);
  const { document } = await readRestorable(access);
  const { pipeline, revision } = await currentState(to);
  const was = pipelineFromDocument(document);
  return {
    revision,
    changes: operationsBetween(pipeline, was).length,
    sentence: restoreSentence(diffPipelines(pipeline, was)),
  };
}

interface RestorePlan {
  readonly operations: readonly OperationBody[];
  readonly revision: number;
  readonly erasures: number;
}

/** The long, read-only part of a restore. */
export async function planRestore(
  to: PipelineAccess,
  access: SnapshotAccess,
  shown: number,
): Promise<RestorePlan> {
  const { document, number } = await readRestorable(access);
  const { pipeline, revision, erasures } = await currentState(to);
  await requireAsShown(to.pipelineId, { revision, shown });
  const operations = operationsBetween(pipeline, pipelineFromDocument(document));
  if (operations.length > limits.operationsPerRestore)
    throw new AppError("too-large", {
      detail: `Restoring snapshot ${number} needs ${operations.length} operations; the limit for one change is ${limits.operationsPerRestore}. Restore it as a copy.`,
    });
  // Content from an earlier version is read by today's rules, and content that breaks them is not written
  // again.
  const read = z.safeParse(z.array(operationBodySchema), operations);
  if (!read.success)
    throw new AppError("invalid", {
      detail: `Snapshot ${number} does not meet today's rules: ${z.prettifyError(read.error).slice(0, 200)}`,
    });
  return { operations: read.data, revision, erasures };
}

/** A snapshot outlives its pipeline's place in the list. */
export async function requireRestorePlace({ viewer, pipelineId }: SnapshotAccess): Promise<PipelineAccess> {
  return requirePipelineAccess(viewer, pipelineId, "editor").catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found")
      throw new AppError("not-found", {
        detail: "This pipeline is archived. Restore the snapshot as a copy, or restore the pipeline first.",
      });
    throw error;
  });
}

/** The document of an unaltered snapshot; throws `conflict`, in words, if it was altered. */
export async function readRestorable(access: SnapshotAccess) {
  const { client } = getDatabase();
  const { row } = await findSnapshot(access);
  requireContent(row);
  const { number, title, takenAt, revision, documentHash } = row;
  const content = await client.content.findUnique({ where: { hash: documentHash } });
  const text = content === null ? undefined : await thawContent(content);
  if (content === null || text === undefined || !(await isAsTaken(row)))
    throw refused(`snapshot ${number} was altered in the database. Run blueline verify`);
  if (content.erasedHash !== null) throw refused(`a text was erased from snapshot ${number}`);
  // The hash proves that `takeSnapshot` stored it.
  return { number, title, takenAt, revision, document: JSON.parse(text) as PipelineDocument };
}

function refused(why: string): AppError {
  return new AppError("conflict", { detail: `${capitalise(why)}. It can't be restored.` });
}
