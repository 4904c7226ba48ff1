import "server-only";
import { randomUUID } from "node:crypto";
import { differingFields } from "@/lib/domain/activity/differences";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { scheduledAccess } from "../auth/access";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { commitOperations } from "../pipeline/commit-operations";
import { oncePerProcess, processState } from "../process";
import { policyOf } from "./policy-of";
import { policyRow } from "./policy-row";

type PolicyChange = Extract<OperationBody, { type: "policy.changed" }>["set"];

interface Behind {
  readonly id: string;
  readonly workspaceId: string;
}

/** The number of maps of the workspace that lack its current settings. */
export async function countBehind(workspaceId: string): Promise<number> {
  const { version } = await policyRow(workspaceId);
  return getDatabase().client.pipeline.count({
    where: { workspaceId, archivedAt: null, policyVersion: { lt: version } },
  });
}

/**
 * Writes the workspace's settings into each of its maps that lacks them, one after another: as an entry in
 * its log, sent to everyone who has it open. If two servers do it at once, one finds nothing left.
 * @param pipelineId only this one
 */
export async function bringWorkspaceInLine(workspaceId: string, pipelineId?: string): Promise<void> {
  const { version } = await policyRow(workspaceId);
  if (version === 0) return;
  const behind = await getDatabase().client.pipeline.findMany({
    where: {
      workspaceId,
      archivedAt: null,
      policyVersion: { lt: version },
      ...(pipelineId === undefined ? {} : { id: pipelineId }),
    },
    orderBy: { id: "asc" },
    select: { id: true, workspaceId: true },
  });
  for (const pipeline of behind) {
    // The job does it once a server is back.
    if (processState().draining) return;
    await bringInLine(pipeline).catch((error: unknown) => tellOnce(pipeline.id, version, error));
  }
}

/** For an unreadable map, each version of the policy is logged once, not on every run of the job. */
function tellOnce(pipelineId: string, version: number, error: unknown): void {
  // Archived meanwhile.
  if (error instanceof AppError && error.code === "not-found") return;
  const told = oncePerProcess("failed-policies", () => new Map<string, number>());
  if (told.get(pipelineId) === version) return;
  told.set(pipelineId, version);
  getLog().error({ event: "policy-not-written", pipeline: pipelineId, error: describeError(error) });
}

const patience = 10_000;

/**
 * The same for a request, which waits only a limited time: in a workspace of thousands of maps the rest
 * follows after the answer, or by the job.
 */
export async function bringInLineSoon(workspaceId: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
  await Promise.race([bringWorkspaceInLine(workspaceId), over]).finally(() => clearTimeout(timer));
}

/** The job that catches up, for example after a server stopped half-way. */
export async function bringAllInLine(): Promise<void> {
  const policies = await getDatabase().client.policy.findMany({ select: { workspaceId: true } });
  for (const { workspaceId } of policies) {
    if (processState().draining) return;
    await bringWorkspaceInLine(workspaceId);
  }
}

/** One map. An up-to-date map gets no log entry. */
export async function bringInLine(pipeline: Behind, now = new Date()): Promise<void> {
  let written = 0;
  await commitOperations(
    scheduledAccess(pipeline),
    async (before, transaction) => {
      const { version, policy } = await policyOf(pipeline.workspaceId, transaction);
      written = version;
      const changed = differingFields(before.policy, policy);
      const is = new Map<string, unknown>(Object.entries(policy));
      // Fields of a policy, each with its value or null, as its schema has them.
      const set = Object.fromEntries(changed.map((field) => [field, is.get(field) ?? null])) as PolicyChange;
      return {
        clientId: "policy",
        operations: changed.length === 0 ? [] : [{ type: "policy.changed", set, id: randomUUID() }],
      };
    },
    now,
    undefined,
    async (transaction) => {
      await transaction.pipeline.update({
        where: { id: pipeline.id },
        data: { policyVersion: written },
        select: { id: true },
      });
    },
  );
}
