import "server-only";
import { recordIdSchema } from "@/lib/domain/contract/pipelines";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { roleBehindToken, ruleBacking } from "../tokens/rule-standing";
import type { Viewer } from "./viewer";

declare const granted: unique symbol;

/**
 * Proof that the viewer may act in the workspace. Queries and commands require one; only this file creates
 * it.
 */
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

/** Access of the server itself to a pipeline: there is no person whose rights could be checked. */
export type ScheduledAccess = Omit<PipelineAccess, "viewer">;

export type SnapshotAccess = PipelineAccess & { readonly snapshotId: string };

export async function requireWorkspaceAccess(viewer: Viewer, role: Role): Promise<WorkspaceAccess> {
  requireRole(viewer.role, role);
  // Reads of a workspace are narrowed to these pipelines; a change of the workspace could concern none of
  // them.
  if (viewer.token?.pipelines !== undefined && role !== "viewer")
    throw new AppError("forbidden", { detail: "This token is limited to some pipelines." });
  // The brand exists in types alone.
  return { viewer, workspaceId: viewer.workspaceId } as WorkspaceAccess;
}

/** For the schedule that an editor set, and for rules that an admin wrote into all maps of the workspace. */
export function scheduledAccess(pipeline: {
  readonly id: string;
  readonly workspaceId: string;
}): ScheduledAccess {
  // The brand exists in types alone.
  return { workspaceId: pipeline.workspaceId, pipelineId: pipeline.id } as ScheduledAccess;
}

declare const archived: unique symbol;

/** Access to an archived pipeline, which can only be restored. */
export type ArchivedPipelineAccess = Omit<PipelineAccess, typeof granted> & { readonly [archived]: true };

/**
 * Missing, archived or another workspace's: 404, before the role is checked. Readable but not changeable:
 * 403.
 */
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
    throw new AppError("unauthorized", { detail: "Your membership of this workspace has ended." });
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
    throw new AppError("unauthorized", { detail: "This token is not valid." });
}

/** A pipeline outside the token's limits is answered as not found. */
function requireInToken({ token }: Viewer, pipelineId: string): void {
  if (token?.pipelines?.includes(pipelineId) === false) throw new AppError("not-found");
}

/**
 * Pages take the id straight from the address. An impossible id, such as text with a NUL, is not looked up.
 */
function requireRecordId(id: string): void {
  if (!recordIdSchema.safeParse(id).success) throw new AppError("not-found");
}

function requireRole(role: string, needed: Role): void {
  if (!hasRole(role, needed)) throw new AppError("forbidden", { detail: `This needs the role ${needed}.` });
}
