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
 * Says which node something that was given is of, and nothing else that was given, or which one a registry is.
 * @param node null takes it back
 */
export async function sayNode(
  access: PipelineAccess,
  said: { readonly observation: string; readonly registry?: string; readonly node: string | null },
): Promise<void> {
  const { observation: id, registry, node } = said;
  if (node !== null && !(await currentState(access)).pipeline.nodes.get(node))
    throw new AppError("invalid", { errors: [{ path: "node", message: "is no node of this map" }] });
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
      // Others of the same file name may be of another cluster: each is changed by itself, where it is listed.
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

/** Takes away something that was given; what was given before it of the same counts again. */
export async function forgetObservation(access: PipelineAccess, id: string): Promise<void> {
  await change(access, async (transaction) => {
    const { count } = await transaction.runningObservation.deleteMany({
      where: { id, pipelineId: access.pipelineId },
    });
    if (count === 0) throw new AppError("not-found");
  });
}

/** Dismisses a finding as it is now, with the reason. */
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
      errors: [{ path: "key", message: "is no finding that is open now" }],
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

/** Takes a dismissal back: its finding is open again. */
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
