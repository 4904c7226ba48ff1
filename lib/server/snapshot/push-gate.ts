import "server-only";
import type * as z from "zod";
import type { PushGate } from "@/prisma/generated/sqlite/client";
import type { SnapshotGate } from "@/lib/domain/compare/push-baseline";
import type { PushRule } from "@/lib/domain/compare/push-rules";
import type { gateVerdictSchema } from "@/lib/domain/contract/snapshots";
import { requireStillAllowed, type SnapshotAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { AppError } from "../errors";

/** Its snapshot has not passed until the push has said so: a push that dies in between leaves no baseline. */
export async function openGate(
  snapshotId: string,
  rules: readonly PushRule[],
  transaction: DatabaseTransaction,
): Promise<void> {
  const data = { snapshotId, rules: JSON.stringify([...new Set(rules)]), outcome: "pending" };
  await transaction.pushGate.create({ data });
}

/** Once, by who took the snapshot. */
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
        detail:
          "No push of yours waits for this snapshot to pass: it has said how it went, or asked nothing.",
      });
  });
  return { outcome };
}

/** Both are written by this file alone. */
export function gateOf(gate: PushGate | null): SnapshotGate | null {
  if (gate === null) return null;
  return { rules: JSON.parse(gate.rules) as PushRule[], outcome: gate.outcome as SnapshotGate["outcome"] };
}
