import "server-only";
import { templateById } from "@/lib/domain/catalogue/templates/templates";
import type { NewPipeline } from "@/lib/domain/contract/pipelines";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { findBrokenReferences } from "@/lib/domain/pipeline/parse-document";
import { emptyPipeline, type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { type PipelineAccess, requireStillAllowed, type WorkspaceAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { publishArchived } from "../live/hub";
import { freezeDocument } from "./checkpoints";
import { forgetState, keepState } from "./document-cache";
import { unknownControls } from "./known-controls";
import { lockPipeline } from "./lock-pipeline";
import { genesisHash } from "./operation-hash";
import { parentsColumn } from "./parents-column";
import { stateOf } from "./pipeline-state";
import { summaryColumns } from "./summary";

export async function createPipeline(
  access: WorkspaceAccess,
  request: NewPipeline,
  now = new Date(),
): Promise<{ readonly id: string; readonly revision: number }> {
  const pipeline = pipelineOf(request);
  const frozen = await freezeDocument(pipeline);
  const id = newRecordId();
  const headHash = genesisHash(id, frozen.hash);
  const state = stateOf(pipeline, { revision: 0, headHash }, frozen.size);
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
  return { id, revision: 0 };
}

function pipelineOf(request: NewPipeline): Pipeline {
  if ("document" in request) {
    requireConsistent(request.document);
    return pipelineFromDocument(request.document);
  }
  if (request.template === undefined) return emptyPipeline(request.name);
  const template = templateById(request.template);
  if (!template)
    throw new AppError("invalid", {
      errors: [{ path: "template", message: "is not a template that is known here" }],
    });
  return { ...pipelineFromDocument(template.document), name: request.name };
}

/** What the schema of the request cannot say of a document. */
function requireConsistent(document: PipelineDocument): void {
  const errors = [...findBrokenReferences(document), ...unknownControls(document)];
  if (errors.length > 0)
    throw new AppError("invalid", {
      errors: errors.map(({ path, message }) => ({ path: `document.${path}`, message })),
    });
}

/** Takes a pipeline out of the lists for good; its log and its snapshots stay. */
export async function archivePipeline(access: PipelineAccess, now = new Date()): Promise<void> {
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "admin", transaction);
    await transaction.pipeline.update({
      where: { id: access.pipelineId },
      data: { archivedAt: now },
      select: { id: true },
    });
  });
  forgetState(access.pipelineId);
  publishArchived(access.pipelineId);
}
