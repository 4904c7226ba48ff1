import "server-only";
import type * as z from "zod";
import type { PushGate } from "@/prisma/generated/sqlite/client";
import { holdsItsGate, pushBaseline, type SnapshotGate } from "@/lib/domain/compare/push-baseline";
import type { PushRule } from "@/lib/domain/compare/push-rules";
import type { gateVerdictSchema } from "@/lib/domain/contract/snapshots";
import { actorOf, recordAudit } from "../audit/record-audit";
import { requireStillAllowed, type SnapshotAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { lockPipeline } from "../pipeline/lock-pipeline";

/** Its snapshot passes only once the push reports so: a push that dies in between leaves no baseline. */
export async function openGate(
  snapshotId: string,
  rules: readonly PushRule[],
  transaction: DatabaseTransaction,
): Promise<void> {
  const data = { snapshotId, rules: JSON.stringify([...new Set(rules)]), outcome: "pending" };
  await transaction.pushGate.create({ data });
}

/** Once, by the account that took the snapshot. */
export async function settleGate(
  access: SnapshotAccess,
  { outcome }: z.output<typeof gateVerdictSchema>,
): Promise<z.output<typeof gateVerdictSchema>> {
  const { snapshotId, viewer } = access;
  await runWrite(async (transaction) => {
    await requireStillAllowed(access, "editor", transaction);
    const { count } = await transaction.pushGate.updateMany({
      where: { snapshotId, outcome: "pending", snapshot: { takenById: viewer.userId } },
      data: { outcome },
    });
    if (count === 0)
      throw new AppError("conflict", {
        detail: "None of your pushes waits for this snapshot: its result is recorded, or it has no rules.",
      });
  });
  return { outcome };
}

/**
 * A person accepts a push that failed or never reported: later pushes with its rules are compared with its
 * snapshot.
 */
export async function acceptSnapshot(access: SnapshotAccess, now = new Date()): Promise<void> {
  const { snapshotId, pipelineId, workspaceId, viewer } = access;
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    if (!(await mayAccept(access, transaction)))
      throw new AppError("conflict", {
        detail:
          "Nothing to accept: this snapshot, or a later one, is the baseline for the rules of its push.",
      });
    const { snapshot, rules } = await transaction.pushGate.update({
      where: { snapshotId },
      data: { acceptedById: viewer.userId, acceptedAt: now },
      include: { snapshot: { select: { number: true, pipeline: { select: { name: true } } } } },
    });
    await recordAudit(
      {
        event: "push-accepted",
        actor: actorOf(viewer),
        target: { id: pipelineId, name: snapshot.pipeline.name },
        workspaceId,
        detail: { number: String(snapshot.number), rules: rulesOf(rules).join(", ") },
      },
      transaction,
      now,
    );
  });
}

/** Whether a push with the snapshot's own rules would be compared with an earlier one. */
export async function mayAccept(
  { snapshotId, pipelineId }: Pick<SnapshotAccess, "snapshotId" | "pipelineId">,
  database: DatabaseTransaction = getDatabase().client,
): Promise<boolean> {
  const gated = await readGates(pipelineId, database);
  const own = gated.find(({ id }) => id === snapshotId);
  if (!own?.gate || own.thinnedAt !== null || holdsItsGate(own.gate)) return false;
  const { gate, number } = own;
  return gate.rules.some(
    (rule) =>
      !gated.some(
        (later) =>
          later.number > number && later.gate?.rules.includes(rule) === true && holdsItsGate(later.gate),
      ),
  );
}

/** The baseline snapshots of pushes, by id: one for each rule in use. */
export async function pushBaselines(
  pipelineId: string,
  database: DatabaseTransaction,
): Promise<ReadonlySet<string>> {
  const gated = await readGates(pipelineId, database);
  const asked = new Set(gated.flatMap(({ gate }) => gate?.rules ?? []));
  return new Set([...asked].flatMap((rule) => pushBaseline(gated, [rule])?.id ?? []));
}

/** For each snapshot of a pipeline, the data that decides whether it is a baseline. */
async function readGates(pipelineId: string, database: DatabaseTransaction) {
  const rows = await database.snapshot.findMany({
    where: { pipelineId },
    select: { id: true, number: true, thinnedAt: true, gate: true },
  });
  return rows.map(({ thinnedAt, gate, ...row }) => ({
    ...row,
    thinnedAt: thinnedAt?.toISOString() ?? null,
    // The person who accepted it does not matter here.
    gate: gateOf(gate, () => ""),
  }));
}

/** Only this file writes gates. @param nameOf the name of a member */
export function gateOf(gate: PushGate | null, nameOf: (userId: string) => string): SnapshotGate | null {
  if (gate === null) return null;
  const { rules, outcome, acceptedById, acceptedAt } = gate;
  return {
    rules: rulesOf(rules),
    outcome: outcome as SnapshotGate["outcome"],
    accepted:
      acceptedById === null || acceptedAt === null
        ? null
        : { by: nameOf(acceptedById), at: acceptedAt.toISOString() },
  };
}

function rulesOf(column: string): readonly PushRule[] {
  return JSON.parse(column) as PushRule[];
}
