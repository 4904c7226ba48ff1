import "server-only";
import { recordIdSchema } from "@/lib/domain/contract/pipelines";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { roleBehindToken, ruleBacking } from "../tokens/rule-standing";
import type { Viewer } from "./viewer";

declare const granted: unique symbol;

/** Proof that the viewer may act in the workspace. Queries and commands ask for one; only this file makes one. */
export type WorkspaceAccess = {
  readonly viewer: Viewer;
  readonly workspaceId: string;
  readonly [granted]: "workspace";
};

export type PipelineAccess = {
  readonly viewer: Viewer;
  readonly workspaceId: string;
  readonly pipelineId: string;
  readonly [granted]: "pipeline";
};

/** To what the server does in a pipeline by itself: there is nobody whose right could be looked at. */
export type ScheduledAccess = Omit<PipelineAccess, "viewer">;

export type SnapshotAccess = PipelineAccess & { readonly snapshotId: string };

export async function requireWorkspaceAccess(viewer: Viewer, role: Role): Promise<WorkspaceAccess> {
  requireRole(viewer.role, role);
  // What is read of a workspace is narrowed to them; a change of it could be of none of them.
  if (viewer.token?.pipelines !== undefined && role !== "viewer")
    throw new AppError("forbidden", { detail: "This token is limited to some pipelines." });
  // The brand exists in types alone.
  return { viewer, workspaceId: viewer.workspaceId } as WorkspaceAccess;
}

/** For the schedule that an editor set, and what an admin has written into all maps of the workspace. */
export function scheduledAccess(pipeline: {
  readonly id: string;
  readonly workspaceId: string;
}): ScheduledAccess {
  // The brand exists in types alone.
  return { workspaceId: pipeline.workspaceId, pipelineId: pipeline.id } as ScheduledAccess;
}

declare const archived: unique symbol;

/** To a pipeline that is in no list but that of the archived ones: nothing can be done with it but bring it back. */
export type ArchivedPipelineAccess = Omit<PipelineAccess, typeof granted> & { readonly [archived]: true };

/** Not there, archived or another workspace's: 404, before the role is looked at. Readable but not changeable: 403. */
export async function requirePipelineAccess(
  viewer: Viewer,
  pipelineId: string,
  role: Role,
): Promise<PipelineAccess> {
  // The brand exists in types alone.
  return findPipeline(viewer, pipelineId, role, null) as Promise<PipelineAccess>;
}

export async function requireArchivedPipelineAccess(
  viewer: Viewer,
  pipelineId: string,
  role: Role,
): Promise<ArchivedPipelineAccess> {
  // The brand exists in types alone.
  return findPipeline(viewer, pipelineId, role, { not: null }) as Promise<ArchivedPipelineAccess>;
}

async function findPipeline(
  viewer: Viewer,
  pipelineId: string,
  role: Role,
  archivedAt: null | { readonly not: null },
): Promise<unknown> {
  requireRecordId(pipelineId);
  requireInToken(viewer, pipelineId);
  const pipeline = await getDatabase().client.pipeline.findUnique({
    where: { id: pipelineId, workspaceId: viewer.workspaceId, archivedAt },
    select: { id: true },
  });
  if (pipeline === null) throw new AppError("not-found");
  requireRole(viewer.role, role);
  return { viewer, workspaceId: viewer.workspaceId, pipelineId: pipeline.id };
}

/** A snapshot outlives its pipeline: it can be opened after the pipeline is archived. */
export async function requireSnapshotAccess(
  viewer: Viewer,
  snapshotId: string,
  role: Role,
): Promise<SnapshotAccess> {
  requireRecordId(snapshotId);
  const snapshot = await getDatabase().client.snapshot.findUnique({
    where: { id: snapshotId, pipeline: { workspaceId: viewer.workspaceId } },
    select: { id: true, pipelineId: true },
  });
  if (snapshot === null) throw new AppError("not-found");
  requireInToken(viewer, snapshot.pipelineId);
  requireRole(viewer.role, role);
  // The brand exists in types alone.
  return {
    viewer,
    workspaceId: viewer.workspaceId,
    pipelineId: snapshot.pipelineId,
    snapshotId: snapshot.id,
  } as SnapshotAccess;
}

/** Reads the membership again inside the transaction that is about to commit: a right lost meanwhile stops the change. */
export async function requireStillAllowed(
  access: WorkspaceAccess | PipelineAccess | ArchivedPipelineAccess,
  role: Role,
  transaction: DatabaseTransaction,
): Promise<void> {
  const membership = await transaction.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: access.workspaceId, userId: access.viewer.userId } },
    select: { role: true },
  });
  if (membership === null)
    throw new AppError("unauthorized", { detail: "You are no longer a member of this workspace." });
  requireRole(membership.role, role);
  const { token } = access.viewer;
  if (token === undefined) return;
  const kept = await transaction.apiToken.findUnique({
    where: { id: token.id },
    select: { revokedAt: true, workspaceId: true, createdById: true },
  });
  const rule = await transaction.trustRule.findUnique({
    where: { userId: access.viewer.userId },
    select: ruleBacking,
  });
  if (kept === null || kept.revokedAt !== null || !(await roleBehindToken(kept, rule, transaction)))
    throw new AppError("unauthorized", { detail: "This token does not work." });
}

/** A pipeline that the viewer's token is not for is not there. */
function requireInToken({ token }: Viewer, pipelineId: string): void {
  if (token?.pipelines?.includes(pipelineId) === false) throw new AppError("not-found");
}

/** A page takes its id straight from the address: what cannot be one, such as text with a NUL, is not looked up at all. */
function requireRecordId(id: string): void {
  if (!recordIdSchema.safeParse(id).success) throw new AppError("not-found");
}

function requireRole(role: string, needed: Role): void {
  if (!hasRole(role, needed)) throw new AppError("forbidden", { detail: `This needs the role ${needed}.` });
}
