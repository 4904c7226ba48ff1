import "server-only";
import type * as z from "zod";
import { isPiledUp } from "@/lib/domain/layout/piled-up";
import { askReader } from "../readers/ask-reader";
import { templateById } from "@/lib/domain/catalogue/templates/templates";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import type { createdPipelineSchema, NewPipeline, PipelineFiling } from "@/lib/domain/contract/pipelines";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { longAcceptances } from "@/lib/domain/pipeline/needs-acceptance";
import { allClaims, unknownControls } from "@/lib/domain/catalogue/own/unasked-claims";
import { findBrokenReferences } from "@/lib/domain/pipeline/parse-document";
import { emptyPipeline, type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { Records } from "@/lib/domain/pipeline/records";
import {
  type ArchivedPipelineAccess,
  type PipelineAccess,
  requireStillAllowed,
  type WorkspaceAccess,
} from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { dayOf } from "../clock";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { publishArchived } from "../live/hub";
import { bringWorkspaceInLine } from "../policy/bring-in-line";
import { policyOf } from "../policy/policy-of";
import { freezeDocument } from "./checkpoints";
import { forgetState, keepState } from "./document-cache";
import { lockPipeline } from "./lock-pipeline";
import { genesisHash } from "./operation-hash";
import { parentsColumn } from "./parents-column";
import { stateOf } from "./pipeline-state";
import { summaryColumns } from "./summary";

type Created = z.output<typeof createdPipelineSchema>;

export async function createPipeline(
  access: WorkspaceAccess,
  request: NewPipeline,
  now = new Date(),
): Promise<Created> {
  const { userId } = access.viewer;
  const pipeline = await pipelineOf(request, userId, now);
  const copiedFromId =
    "document" in request
      ? await askReader(userId, "find-copied", access.workspaceId, { claims: request.document.claims })
      : undefined;
  return createPipelineFrom(
    access,
    pipeline,
    { isSample: "sample" in request, ...(copiedFromId !== undefined && { copiedFromId }) },
    now,
  );
}

interface Kind {
  readonly isSample: boolean;
  /**
   * For a copy: the pipeline whose log names the authors of the copied claims, and the revision where it is
   * identical.
   */
  readonly copiedFromId?: string;
  readonly copiedRevision?: number;
}

/**
 * The only way to create a pipeline. It applies the rules of its workspace from the start; approvals on
 * another map do not carry over.
 * @param from all other fields stay unchanged
 */
export async function createPipelineFrom(
  access: WorkspaceAccess,
  from: Pipeline,
  kind: Kind,
  now: Date,
): Promise<Created> {
  const { policy, version: policyVersion } = await policyOf(access.workspaceId);
  // With the rules of this workspace, and without approvals.
  const pipeline = { ...from, reviews: Records.empty, reviewCount: 0, policy };
  const frozen = await freezeDocument(pipeline);
  const id = newRecordId();
  const headHash = genesisHash(id, frozen.hash);
  const state = stateOf(pipeline, { revision: 0, headHash, erasures: 0 }, frozen.size);
  const by = access.viewer.userId;
  await runWrite(async (transaction) => {
    await requireStillAllowed(access, "editor", transaction);
    await transaction.pipeline.create({
      data: {
        id,
        workspaceId: access.workspaceId,
        revision: 0,
        checkpointRevision: 0,
        headHash,
        ...summaryColumns(state),
        ...parentsColumn(pipeline),
        ...kind,
        policyVersion,
        createdById: by,
        createdAt: now,
        updatedById: by,
        updatedAt: now,
      },
    });
    await transaction.pipelineCheckpoint.create({
      data: { pipelineId: id, revision: 0, document: frozen.bytes },
    });
  });
  keepState(id, state);
  const unknown = unknownControls(allClaims(pipeline), pipeline);
  return { id, revision: 0, ...(unknown.length > 0 ? { unknownControls: [...unknown] } : {}) };
}

async function pipelineOf(request: NewPipeline, userId: string, now: Date): Promise<Pipeline> {
  if ("document" in request) {
    const { document } = request;
    requireConsistent(document, now);
    return pipelineFromDocument(
      isPiledUp(document) ? await askReader(userId, "lay-out", document) : document,
    );
  }
  if ("sample" in request) return pipelineFromDocument(sampleDocument);
  if (request.template === undefined) return emptyPipeline(request.name);
  const template = templateById(request.template);
  if (!template)
    throw new AppError("invalid", {
      errors: [{ path: "template", message: "is an unknown template" }],
    });
  return { ...pipelineFromDocument(template.document), name: request.name };
}

/** Checks of a document that the schema of the request can't express. */
export function requireConsistent(document: PipelineDocument, now = new Date()): void {
  const errors = [...findBrokenReferences(document), ...longAcceptances(document, dayOf(now))];
  if (errors.length > 0)
    throw new AppError("invalid", {
      errors: errors.map(({ path, message }) => ({ path: `document.${path}`, message })),
    });
}

/** Removes a pipeline from the lists; its log and snapshots stay, and it can be restored. */
export async function archivePipeline(access: PipelineAccess, now = new Date()): Promise<void> {
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "admin", transaction);
    await archiveIn(transaction, access, now);
  });
  tellArchived(access);
}

/** An editor may remove the sample; any other pipeline is not found here. */
export async function removeSample(access: PipelineAccess, now = new Date()): Promise<void> {
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    const { isSample } = await transaction.pipeline.findUniqueOrThrow({
      where: { id: access.pipelineId },
      select: { isSample: true },
    });
    if (!isSample) throw new AppError("not-found", { detail: "This pipeline is not a sample." });
    await archiveIn(transaction, access, now);
  });
  tellArchived(access);
}

async function archiveIn(
  transaction: DatabaseTransaction,
  { pipelineId }: PipelineAccess,
  now: Date,
): Promise<void> {
  await transaction.pipeline.update({
    where: { id: pipelineId },
    data: { archivedAt: now },
    select: { id: true },
  });
}

function tellArchived({ pipelineId }: PipelineAccess): void {
  forgetState(pipelineId);
  publishArchived(pipelineId);
}

/** Restores an archived pipeline to the lists, unchanged. */
export async function bringBackPipeline(access: ArchivedPipelineAccess): Promise<void> {
  await runWrite(async (transaction) => {
    await requireStillAllowed(access, "admin", transaction);
    await transaction.pipeline.updateMany({
      where: { id: access.pipelineId, workspaceId: access.workspaceId },
      data: { archivedAt: null },
    });
  });
  // Rules changed meanwhile apply to it, too.
  await bringWorkspaceInLine(access.workspaceId, access.pipelineId);
}

/** The owner and the tags of a pipeline: stored with its row, as neither is a fact of the map. */
export async function filePipeline(access: PipelineAccess, { owner, tags }: PipelineFiling): Promise<void> {
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    await transaction.pipeline.update({
      where: { id: access.pipelineId },
      data: {
        ...(owner === undefined ? {} : { owner: owner.trim() }),
        ...(tags === undefined ? {} : { tags: JSON.stringify([...new Set(tags.map((tag) => tag.trim()))]) }),
      },
      select: { id: true },
    });
  });
}
