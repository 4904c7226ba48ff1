import "server-only";
import type { SnapshotScheduleAnswer } from "@/lib/domain/contract/snapshots";
import { periodOf, scheduleFrom } from "@/lib/domain/snapshot/schedule";
import { actorOf, recordAudit } from "../audit/record-audit";
import { type PipelineAccess, requireStillAllowed } from "../auth/access";
import { dayOf } from "../clock";
import { getDatabase, runWrite } from "../db";
import { lockPipeline } from "../pipeline/lock-pipeline";

export async function getSnapshotSchedule({ pipelineId }: PipelineAccess): Promise<SnapshotScheduleAnswer> {
  const { snapshotSchedule } = await getDatabase().client.pipeline.findUniqueOrThrow({
    where: { id: pipelineId },
    select: { snapshotSchedule: true },
  });
  return { schedule: scheduleFrom(snapshotSchedule) };
}

/**
 * The day or week in which it is set does not count: the first snapshot is taken when the next one begins.
 */
export async function setSnapshotSchedule(
  access: PipelineAccess,
  { schedule }: SnapshotScheduleAnswer,
  now = new Date(),
): Promise<void> {
  const { pipelineId, workspaceId, viewer } = access;
  await runWrite(async (transaction) => {
    const { snapshotSchedule: before } = await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    if (before === schedule) return;
    const { name } = await transaction.pipeline.update({
      where: { id: pipelineId },
      data: { snapshotSchedule: schedule, snapshotPeriod: periodOf(schedule, dayOf(now)) ?? null },
      select: { name: true },
    });
    await recordAudit(
      {
        event: "snapshot-schedule-changed",
        actor: actorOf(viewer),
        target: { id: pipelineId, name },
        workspaceId,
        detail: { schedule, before },
      },
      transaction,
      now,
    );
  });
}
