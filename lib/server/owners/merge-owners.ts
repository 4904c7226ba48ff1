import "server-only";
import { randomUUID } from "node:crypto";
import { formatMergedOwnersRun } from "@/lib/domain/activity/merged-owners-run";
import type { MergedOwners, OwnerMerge } from "@/lib/domain/contract/owners";
import { mergeOperations } from "@/lib/domain/owners/merge-operations";
import { limits } from "@/lib/domain/pipeline/limits";
import { ownerKey } from "@/lib/domain/work/work-items";
import { actorOf, recordAudit } from "../audit/record-audit";
import { requirePipelineAccess, requireStillAllowed, type WorkspaceAccess } from "../auth/access";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { commitOperations } from "../pipeline/commit-operations";
import { currentState } from "../pipeline/queries";
import { lockPipeline } from "../pipeline/lock-pipeline";
import { refile } from "./refile";

interface Candidate {
  readonly id: string;
  readonly name: string;
  /** The list names one of the owners, in this spelling. */
  readonly filed: string | undefined;
}

type Done = MergedOwners["done"][number];
const mostTries = 3;

/**
 * Merges several owners in the workspace: one transaction per pipeline, so that other writers do not wait for
 * all. Each pipeline is all or nothing; failures are named.
 */
export async function mergeOwners(
  access: WorkspaceAccess,
  { owners, into: asked }: OwnerMerge,
  now = new Date(),
): Promise<MergedOwners> {
  const into = asked.trim();
  if (owners.every((owner) => owner.trim() === into))
    throw new AppError("invalid", {
      errors: [{ path: "owners", message: "must differ from the owner that is kept" }],
    });
  const merged: MergedOwners = { done: [], failed: [] };
  for (const candidate of await findCandidates(access, owners)) {
    const { id, name } = candidate;
    try {
      const done = await mergeOn(access, candidate, owners, into, now);
      if (done) merged.done.push(done);
    } catch (error) {
      merged.failed.push({ id, name, why: reasonOf(error) });
    }
  }
  await tell(access, { owners, into }, merged, now);
  return merged;
}

/** Pipelines that name one of the owners, and those not counted yet. */
async function findCandidates(
  { workspaceId }: WorkspaceAccess,
  owners: readonly string[],
): Promise<readonly Candidate[]> {
  const { client } = getDatabase();
  const keys = new Set(owners.map(ownerKey));
  const [rows, named] = await Promise.all([
    client.pipeline.findMany({
      where: { workspaceId, archivedAt: null },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, owner: true, revision: true, workRevision: true },
    }),
    client.workItems.groupBy({
      by: ["pipelineId"],
      where: { ownerKey: { in: [...keys] }, pipeline: { workspaceId, archivedAt: null } },
    }),
  ]);
  const isNamed = new Set(named.map(({ pipelineId }) => pipelineId));
  return rows.flatMap(({ id, name, owner, revision, workRevision }) => {
    const filed = keys.has(ownerKey(owner)) ? owner : undefined;
    return filed !== undefined || isNamed.has(id) || workRevision !== revision ? [{ id, name, filed }] : [];
  });
}

/** Undefined: there is nothing to change. */
async function mergeOn(
  { viewer }: WorkspaceAccess,
  { id, name, filed }: Candidate,
  owners: readonly string[],
  into: string,
  now: Date,
): Promise<Done | undefined> {
  const access = await requirePipelineAccess(viewer, id, "editor");
  for (let tries = 1; ; tries += 1) {
    const { pipeline, revision, erasures } = await currentState(access);
    const bodies = mergeOperations(pipeline, owners, into);
    if (bodies.length > limits.operationsPerRestore)
      throw new AppError("too-large", {
        detail: `This needs ${bodies.length} changes; the limit is ${limits.operationsPerRestore}.`,
      });
    const nodes = bodies.filter(({ type }) => type === "node.changed").length;
    const done = { id, name, nodes, claims: bodies.length - nodes };
    if (bodies.length === 0) {
      if (filed === undefined) return undefined;
      const isDone = await runWrite(async (transaction) => {
        await lockPipeline(access, transaction);
        await requireStillAllowed(access, "editor", transaction);
        return refile(transaction, id, filed, into);
      });
      return isDone ? done : undefined;
    }
    const run = { first: revision + 1, last: revision + bodies.length };
    const operations = bodies.map((body) => ({ ...body, id: randomUUID() }));
    try {
      await commitOperations(
        access,
        { clientId: formatMergedOwnersRun(run), operations },
        now,
        { revision, erasures, done: "merged" },
        async (transaction) => {
          if (filed !== undefined) await refile(transaction, id, filed, into);
        },
      );
      return done;
    } catch (error) {
      // Retries once after a concurrent edit, from the new state.
      const isPassing =
        error instanceof AppError && (error.code === "conflict" || error.code === "unavailable");
      if (!isPassing || tries >= mostTries) throw error;
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError && error.detail !== undefined) return error.detail;
  if (error instanceof AppError && error.code === "not-found") return "It was archived meanwhile.";
  getLog().warn({ event: "owners-not-merged", error: describeError(error) });
  return "Unexpected server error. Try again.";
}

/** No entry without a change. */
async function tell(
  access: WorkspaceAccess,
  { owners, into }: OwnerMerge,
  { done, failed }: MergedOwners,
  now: Date,
): Promise<void> {
  if (done.length + failed.length === 0) return;
  const detail = {
    owners: owners.map((owner) => `“${owner.trim()}”`).join(", "),
    pipelines: String(done.length),
    changes: String(done.reduce((sum, { nodes, claims }) => sum + nodes + claims, 0)),
    failed: String(failed.length),
  };
  await runWrite(async (transaction) => {
    await recordAudit(
      {
        event: "owners-merged",
        actor: actorOf(access.viewer),
        target: { name: into },
        workspaceId: access.workspaceId,
        detail,
      },
      transaction,
      now,
    );
  });
}
