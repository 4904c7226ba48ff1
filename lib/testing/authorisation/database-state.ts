import type { Database } from "@/lib/server/database/database";

/**
 * All that a call could change, as text. Left out: sessions, which move on with each reading of them, and the counts of
 * the rate limiter, which are meant to grow when somebody is refused.
 */
export async function databaseState({ client }: Database): Promise<string> {
  const tables = await Promise.all([
    client.workspace.findMany({ orderBy: { id: "asc" } }),
    client.user.findMany({ orderBy: { id: "asc" } }),
    client.account.findMany({ orderBy: { id: "asc" } }),
    client.membership.findMany({ orderBy: { id: "asc" } }),
    client.accessLink.findMany({ orderBy: { id: "asc" } }),
    client.pipeline.findMany({ orderBy: { id: "asc" } }),
    client.pipelineOperation.findMany({ orderBy: [{ pipelineId: "asc" }, { revision: "asc" }] }),
    client.pipelineCheckpoint.findMany({
      orderBy: [{ pipelineId: "asc" }, { revision: "asc" }],
      select: { pipelineId: true, revision: true },
    }),
    client.evidenceReport.findMany({ orderBy: { id: "asc" } }),
    client.content.findMany({ orderBy: { hash: "asc" }, select: { hash: true } }),
    client.snapshot.findMany({ orderBy: { id: "asc" } }),
    client.share.findMany({ orderBy: { id: "asc" } }),
    client.shareGrant.findMany({ orderBy: { tokenHash: "asc" } }),
    // When it was used last is meant to move on.
    client.apiToken.findMany({ orderBy: { id: "asc" }, omit: { lastUsedAt: true } }),
    client.trustRule.findMany({ orderBy: { id: "asc" } }),
    client.ownControlVersion.findMany({ orderBy: { id: "asc" } }),
    client.ownFrameworkEdition.findMany({ orderBy: { id: "asc" } }),
    client.runningObservation.findMany({ orderBy: { id: "asc" }, omit: { facts: true } }),
    client.runningDismissal.findMany({ orderBy: [{ pipelineId: "asc" }, { findingKey: "asc" }] }),
    client.team.findMany({ orderBy: { id: "asc" }, include: { members: { orderBy: { userId: "asc" } } } }),
    client.commentThread.findMany({ orderBy: [{ pipelineId: "asc" }, { id: "asc" }] }),
    client.comment.findMany({ orderBy: [{ pipelineId: "asc" }, { id: "asc" }] }),
  ]);
  return JSON.stringify(tables);
}

/** The same of one workspace: what another one's members do must leave it as it is. */
export async function workspaceState({ client }: Database, workspaceId: string): Promise<string> {
  const pipeline = { workspaceId };
  const tables = await Promise.all([
    client.membership.findMany({
      where: { workspaceId },
      orderBy: { id: "asc" },
      include: { user: { include: { accounts: true } } },
    }),
    client.accessLink.findMany({ where: { workspaceId }, orderBy: { id: "asc" } }),
    client.pipeline.findMany({ where: { workspaceId }, orderBy: { id: "asc" } }),
    client.pipelineOperation.count({ where: { pipeline } }),
    client.evidenceReport.findMany({ where: { pipeline }, orderBy: { id: "asc" } }),
    client.snapshot.findMany({ where: { pipeline }, orderBy: { id: "asc" } }),
    client.share.findMany({ where: { snapshot: { pipeline } }, orderBy: { id: "asc" } }),
    client.apiToken.findMany({ where: { workspaceId }, orderBy: { id: "asc" }, omit: { lastUsedAt: true } }),
    client.trustRule.findMany({ where: { workspaceId }, orderBy: { id: "asc" } }),
    client.ownControlVersion.findMany({ where: { workspaceId }, orderBy: { id: "asc" } }),
    client.ownFrameworkEdition.findMany({ where: { workspaceId }, orderBy: { id: "asc" } }),
    client.runningObservation.findMany({
      where: { pipeline },
      orderBy: { id: "asc" },
      omit: { facts: true },
    }),
    client.runningDismissal.findMany({
      where: { pipeline },
      orderBy: [{ pipelineId: "asc" }, { findingKey: "asc" }],
    }),
    client.team.findMany({
      where: { workspaceId },
      orderBy: { id: "asc" },
      include: { members: { orderBy: { userId: "asc" } } },
    }),
  ]);
  return JSON.stringify(tables);
}
