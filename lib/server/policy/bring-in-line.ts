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

/** How many maps of the workspace do not say yet what its settings say. */
export async function countBehind(workspaceId: string): Promise<number> {
  const { version } = await policyRow(workspaceId);
  return getDatabase().client.pipeline.count({
    where: { workspaceId, archivedAt: null, policyVersion: { lt: version } },
  });
}

/**
 * Writes what the workspace's settings say into each of its maps that does not say it yet, one after another: an entry in its log,
 * told to everybody who has it open. Of two servers that do it at once, one finds nothing left to do.
 * @param pipelineId this one alone
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
    // Done by the job, once a server is there again.
    if (processState().draining) return;
    await bringInLine(pipeline).catch((error: unknown) => tellOnce(pipeline.id, version, error));
  }
}

/** Of a map that can't be read, each version of the policy is told once, not at every turn of the job. */
function tellOnce(pipelineId: string, version: number, error: unknown): void {
  // Archived meanwhile.
  if (error instanceof AppError && error.code === "not-found") return;
  const told = oncePerProcess("failed-policies", () => new Map<string, number>());
  if (told.get(pipelineId) === version) return;
  told.set(pipelineId, version);
  getLog().error({ event: "policy-not-written", pipeline: pipelineId, error: describeError(error) });
}

const patience = 10_000;

/** The same for a request, which waits for it so long: of a workspace of thousands of maps the rest is done after the answer, or by the job. */
export async function bringInLineSoon(workspaceId: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)));
  await Promise.race([bringWorkspaceInLine(workspaceId), over]).finally(() => clearTimeout(timer));
}

/** For the job that looks after what was missed, such as where a server was stopped in the middle. */
export async function bringAllInLine(): Promise<void> {
  const policies = await getDatabase().client.policy.findMany({ select: { workspaceId: true } });
  for (const { workspaceId } of policies) {
    if (processState().draining) return;
    await bringWorkspaceInLine(workspaceId);
  }
}

/** One map. Nothing is written into the log where it says so already. */
export async function bringInLine(pipeline: Behind, now = new Date()): Promise<void> {
  let written = 0;
  await commitOperations(
    scheduledAccess(pipeline),
    async (before, transaction) => {
      const { version, policy } = await policyOf(pipeline.workspaceId, transaction);
      written = version;
      const changed = differingFields(before.policy, policy);
      const is = new Map<string, unknown>(Object.entries(policy));
      // Fields of a policy, each with its value or null: as its schema has them.
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
