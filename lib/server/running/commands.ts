import "server-only";
import { type PipelineAccess, requireStillAllowed } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { publishReports } from "../live/hub";
import { lockPipeline } from "../pipeline/lock-pipeline";
import { currentState } from "../pipeline/queries";
import { observationColumns, saidIn, takenBack } from "./observation-rows";
import { getRunning } from "./queries";

/**
 * Sets the node that an upload describes, only for this upload, or the node of a registry.
 * @param node null removes the answer
 */
export async function sayNode(
  access: PipelineAccess,
  said: { readonly observation: string; readonly registry?: string; readonly node: string | null },
): Promise<void> {
  const { observation: id, registry, node } = said;
  if (node !== null && !(await currentState(access)).pipeline.nodes.get(node))
    throw new AppError("invalid", { errors: [{ path: "node", message: "is not a node of this map" }] });
  await change(access, async (transaction) => {
    const rows = await transaction.runningObservation.findMany({
      where: { pipelineId: access.pipelineId },
      select: observationColumns,
    });
    const target = rows.find((row) => row.id === id);
    if (!target) throw new AppError("not-found");
    for (const row of rows) {
      const { place, registries = {} } = saidIn(row);
      const isIt = row.id === id;
      // Other files with the same name may be from another cluster: each is changed by itself, in its own
      // row.
      const now = registry === undefined && isIt ? (node ?? takenBack) : place;
      const others = Object.entries(registries).filter(([host]) => host !== registry);
      const hosts = registry === undefined || node === null || !isIt ? others : [...others, [registry, node]];
      const written = JSON.stringify({
        ...(now !== undefined && { place: now }),
        ...(hosts.length > 0 && { registries: Object.fromEntries(hosts) }),
      });
      if (written !== row.said)
        await transaction.runningObservation.update({ where: { id: row.id }, data: { said: written } });
    }
  });
}

/** Removes an upload; the previous upload of the same source counts again. */
export async function forgetObservation(access: PipelineAccess, id: string): Promise<void> {
  await change(access, async (transaction) => {
    const { count } = await transaction.runningObservation.deleteMany({
      where: { id, pipelineId: access.pipelineId },
    });
    if (count === 0) throw new AppError("not-found");
  });
}

/** Dismisses a finding in its current form, with a reason. */
export async function dismissFinding(
  access: PipelineAccess,
  { key, reason }: { readonly key: string; readonly reason: string },
  now = new Date(),
): Promise<void> {
  const { pipelineId, viewer } = access;
  const { findings } = await getRunning(access);
  const finding = findings.find((one) => one.key === key);
  if (!finding)
    throw new AppError("invalid", {
      errors: [{ path: "key", message: "is not an open finding" }],
    });
  const data = { basis: finding.basis, reason, byId: viewer.userId, at: now };
  await change(access, async (transaction) => {
    await transaction.runningDismissal.upsert({
      where: { pipelineId_findingKey: { pipelineId, findingKey: key } },
      create: { pipelineId, findingKey: key, ...data },
      update: data,
    });
  });
}

/** Restores a dismissed finding: it is open again. */
export async function undismissFinding(access: PipelineAccess, key: string): Promise<void> {
  await change(access, async (transaction) => {
    const { count } = await transaction.runningDismissal.deleteMany({
      where: { pipelineId: access.pipelineId, findingKey: key },
    });
    if (count === 0) throw new AppError("not-found");
  });
}

async function change(
  access: PipelineAccess,
  work: (transaction: DatabaseTransaction) => Promise<void>,
): Promise<void> {
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    await work(transaction);
  });
  publishReports(access.pipelineId, "running");
}
