import "server-only";
import type {
  AuditEntry,
  AuditHead,
  Comment,
  CommentMention,
  CommentThread,
  Content,
  ErasedRow,
  Erasure,
  EvidenceReport,
  Membership,
  OwnControlVersion,
  OwnFrameworkEdition,
  Pipeline,
  PipelineCheckpoint,
  PipelineOperation,
  Policy,
  PushGate,
  RunningDismissal,
  RunningObservation,
  Share,
  Snapshot,
  Team,
  TeamMember,
  TrustRule,
  User,
  Workspace,
} from "@/prisma/generated/sqlite/client";
import { hashSecret, newSecret } from "../auth/secrets";
import { byId, byPipelineAndId, byRevision, table } from "./backup-table";

/** The secrets and passphrases of links are left out: a restored link is listed, but opens nothing. */
type SharedRow = Omit<Share, "secretHash" | "passphraseHash">;

/** Work items follow from the log and are rebuilt after a restore. */
type KeptPipeline = Omit<Pipeline, "workRevision">;

/** The second factor is left out, like the password: both are set again. */
type KeptUser = Omit<User, "twoFactorEnabled">;

/** In an order in which each row finds its references. */
export const backupTables = {
  Workspace: table<Workspace>(
    500,
    (database, page) => database.workspace.findMany(byId(page)),
    (database, rows) => database.workspace.createMany({ data: [...rows] }),
  ),
  User: table<KeptUser>(
    500,
    (database, page) => database.user.findMany({ ...byId(page), omit: { twoFactorEnabled: true } }),
    (database, rows) => database.user.createMany({ data: [...rows] }),
  ),
  Membership: table<Membership>(
    500,
    (database, page) => database.membership.findMany(byId(page)),
    (database, rows) => database.membership.createMany({ data: [...rows] }),
  ),
  Policy: table<Policy>(
    500,
    (database, { after, take }) =>
      database.policy.findMany({
        orderBy: { workspaceId: "asc" },
        take,
        ...(after ? { cursor: { workspaceId: after.workspaceId }, skip: 1 } : {}),
      }),
    (database, rows) => database.policy.createMany({ data: [...rows] }),
  ),
  OwnControlVersion: table<OwnControlVersion>(
    500,
    (database, page) => database.ownControlVersion.findMany(byId(page)),
    (database, rows) => database.ownControlVersion.createMany({ data: [...rows] }),
  ),
  OwnFrameworkEdition: table<OwnFrameworkEdition>(
    20,
    (database, page) => database.ownFrameworkEdition.findMany(byId(page)),
    (database, rows) => database.ownFrameworkEdition.createMany({ data: [...rows] }),
  ),
  Pipeline: table<KeptPipeline>(
    500,
    (database, page) => database.pipeline.findMany({ ...byId(page), omit: { workRevision: true } }),
    (database, rows) => database.pipeline.createMany({ data: [...rows] }),
  ),
  PipelineCheckpoint: table<PipelineCheckpoint>(
    5,
    (database, page) => database.pipelineCheckpoint.findMany(byRevision(page)),
    (database, rows) => database.pipelineCheckpoint.createMany({ data: [...rows] }),
  ),
  PipelineOperation: table<PipelineOperation>(
    1000,
    (database, page) => database.pipelineOperation.findMany(byRevision(page)),
    (database, rows) => database.pipelineOperation.createMany({ data: [...rows] }),
  ),
  EvidenceReport: table<EvidenceReport>(
    20,
    (database, page) => database.evidenceReport.findMany(byId(page)),
    (database, rows) => database.evidenceReport.createMany({ data: [...rows] }),
  ),
  Content: table<Content>(
    5,
    (database, { after, take }) =>
      database.content.findMany({
        orderBy: { hash: "asc" },
        take,
        ...(after ? { cursor: { hash: after.hash }, skip: 1 } : {}),
      }),
    (database, rows) => database.content.createMany({ data: [...rows] }),
  ),
  Snapshot: table<Snapshot>(
    500,
    (database, page) => database.snapshot.findMany(byId(page)),
    (database, rows) => database.snapshot.createMany({ data: [...rows] }),
  ),
  PushGate: table<PushGate>(
    500,
    (database, { after, take }) =>
      database.pushGate.findMany({
        orderBy: { snapshotId: "asc" },
        take,
        ...(after ? { cursor: { snapshotId: after.snapshotId }, skip: 1 } : {}),
      }),
    (database, rows) => database.pushGate.createMany({ data: [...rows] }),
  ),
  Share: table<SharedRow>(
    500,
    (database, page) =>
      database.share.findMany({ ...byId(page), omit: { secretHash: true, passphraseHash: true } }),
    (database, rows, now) =>
      database.share.createMany({
        data: rows.map((row) => ({
          ...row,
          secretHash: hashSecret(newSecret()),
          revokedAt: row.revokedAt ?? now,
        })),
      }),
  ),
  // Public keys and their trust rules; tokens exchanged by them are left out. Off until an admin turns each
  // on.
  TrustRule: table<TrustRule>(
    500,
    (database, page) => database.trustRule.findMany(byId(page)),
    (database, rows, now) =>
      database.trustRule.createMany({ data: rows.map((row) => ({ ...row, offAt: now })) }),
  ),
  RunningObservation: table<RunningObservation>(
    5,
    (database, page) => database.runningObservation.findMany(byId(page)),
    (database, rows) => database.runningObservation.createMany({ data: [...rows] }),
  ),
  RunningDismissal: table<RunningDismissal>(
    500,
    (database, { after, take }) =>
      database.runningDismissal.findMany({
        orderBy: [{ pipelineId: "asc" }, { findingKey: "asc" }],
        take,
        ...(after
          ? {
              cursor: {
                pipelineId_findingKey: { pipelineId: after.pipelineId, findingKey: after.findingKey },
              },
              skip: 1,
            }
          : {}),
      }),
    (database, rows) => database.runningDismissal.createMany({ data: [...rows] }),
  ),
  Team: table<Team>(
    500,
    (database, page) => database.team.findMany(byId(page)),
    (database, rows) => database.team.createMany({ data: [...rows] }),
  ),
  TeamMember: table<TeamMember>(
    500,
    (database, { after, take }) =>
      database.teamMember.findMany({
        orderBy: [{ teamId: "asc" }, { userId: "asc" }],
        take,
        ...(after
          ? { cursor: { teamId_userId: { teamId: after.teamId, userId: after.userId } }, skip: 1 }
          : {}),
      }),
    (database, rows) => database.teamMember.createMany({ data: [...rows] }),
  ),
  CommentThread: table<CommentThread>(
    500,
    (database, page) => database.commentThread.findMany(byPipelineAndId(page)),
    (database, rows) => database.commentThread.createMany({ data: [...rows] }),
  ),
  Comment: table<Comment>(
    500,
    (database, page) => database.comment.findMany(byPipelineAndId(page)),
    (database, rows) => database.comment.createMany({ data: [...rows] }),
  ),
  CommentMention: table<CommentMention>(
    500,
    (database, { after, take }) =>
      database.commentMention.findMany({
        orderBy: [{ pipelineId: "asc" }, { commentId: "asc" }, { userId: "asc" }],
        take,
        ...(after
          ? {
              cursor: {
                pipelineId_commentId_userId: {
                  pipelineId: after.pipelineId,
                  commentId: after.commentId,
                  userId: after.userId,
                },
              },
              skip: 1,
            }
          : {}),
      }),
    (database, rows) => database.commentMention.createMany({ data: [...rows] }),
  ),
  AuditHead: table<AuditHead>(
    1,
    async (database, { after }) => (after ? [] : database.auditHead.findMany()),
    (database, [head]) => database.auditHead.updateMany({ where: { id: 1 }, data: head ?? {} }),
  ),
  AuditEntry: table<AuditEntry>(
    1000,
    (database, { after, take }) =>
      database.auditEntry.findMany({
        orderBy: { number: "asc" },
        take,
        ...(after ? { cursor: { number: after.number }, skip: 1 } : {}),
      }),
    (database, rows) => database.auditEntry.createMany({ data: [...rows] }),
  ),
  Erasure: table<Erasure>(
    500,
    (database, page) => database.erasure.findMany(byId(page)),
    (database, rows) => database.erasure.createMany({ data: [...rows] }),
  ),
  ErasedRow: table<ErasedRow>(
    1000,
    (database, { after, take }) =>
      database.erasedRow.findMany({
        orderBy: [{ erasureId: "asc" }, { kind: "asc" }, { key: "asc" }],
        take,
        ...(after
          ? {
              cursor: {
                erasureId_kind_key: { erasureId: after.erasureId, kind: after.kind, key: after.key },
              },
              skip: 1,
            }
          : {}),
      }),
    (database, rows) => database.erasedRow.createMany({ data: [...rows] }),
  ),
} as const;
export type BackupTableName = keyof typeof backupTables;

/**
 * Sessions and secrets, so that a copied backup grants no access; members set a new password by a link. Also
 * data derived from the log.
 */
export const leftOutModels = [
  "Session",
  "Account",
  "TwoFactor",
  "Verification",
  "RateLimit",
  "AccessLink",
  "ShareGrant",
  "WorkItems",
  "ApiToken",
  "UsedIdentity",
] as const;

export function isBackupTable(name: string): name is BackupTableName {
  return Object.hasOwn(backupTables, name);
}

// The keys are those of the table.
export const backupTableNames = Object.keys(backupTables) as BackupTableName[];
