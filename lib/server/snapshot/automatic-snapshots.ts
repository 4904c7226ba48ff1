import "server-only";
import { automaticTitle, isDue, periodOf, scheduleFrom } from "@/lib/domain/snapshot/schedule";
import { type ScheduledAccess, scheduledAccess } from "../auth/access";
import { dayOf } from "../clock";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { count } from "../metrics/counters";
import { oncePerProcess } from "../process";
import { theServer } from "../team/member-names";
import { appendSnapshot, freezeAndStore, isBehind, lockChain } from "./take-snapshot";
import { thinSnapshots } from "./thin-snapshots";

/**
 * Takes the due snapshots of all pipelines, one after the other, and prunes old ones. @param clock read again
 * for each, because a large one takes long
 */
export async function takeDueSnapshots(clock = () => new Date()): Promise<void> {
  const pipelines = await getDatabase().client.pipeline.findMany({
    where: { archivedAt: null, snapshotSchedule: { not: "off" } },
    orderBy: { id: "asc" },
    select: { id: true, workspaceId: true, snapshotSchedule: true, snapshotPeriod: true },
  });
  for (const pipeline of pipelines) {
    const now = clock();
    if (!isDueOf(pipeline, now)) continue;
    const access = scheduledAccess(pipeline);
    await takeScheduled(access, now)
      .then(() => thinSnapshots(access, now))
      .catch((error: unknown) => tellOnce(pipeline.id, dayOf(now), error));
  }
}

interface Scheduled {
  readonly snapshotSchedule: string;
  readonly snapshotPeriod: string | null;
}

function isDueOf({ snapshotSchedule, snapshotPeriod }: Scheduled, now: Date): boolean {
  return isDue(scheduleFrom(snapshotSchedule), snapshotPeriod, dayOf(now));
}

/**
 * The snapshot of the current day or week, however many were missed; none if the frozen content equals the
 * last one's (expired evidence changes the posture).
 * @returns whether one was taken
 */
export async function takeScheduled(access: ScheduledAccess, now: Date): Promise<boolean> {
  const isTaken = await freezeAndStore(access, "schedule", now, async (transaction, frozen) => {
    const last = await lockChain(access, transaction);
    // Another server was faster, or the schedule was changed.
    if (!isDueOf(last, now)) return false;
    if (isBehind(frozen, last)) return undefined;
    const period = periodOf(scheduleFrom(last.snapshotSchedule), dayOf(now)) ?? null;
    await transaction.pipeline.update({
      where: { id: access.pipelineId },
      data: { snapshotPeriod: period },
      select: { id: true },
    });
    const { snapshot } = last;
    const isSame =
      snapshot?.documentHash === frozen.document.hash &&
      snapshot.catalogueHash === frozen.catalogue.hash &&
      snapshot.postureHash === frozen.posture.hash;
    if (isSame) return false;
    await appendSnapshot(access, transaction, frozen, snapshot, {
      title: automaticTitle(dayOf(now)),
      note: "",
      takenAt: now,
      takenById: theServer,
      period,
    });
    return true;
  });
  if (isTaken) count("snapshots");
  return isTaken;
}

/** The retry is soon, and would fill the log. */
function tellOnce(pipelineId: string, day: string, error: unknown): void {
  // Archived meanwhile.
  if (error instanceof AppError && error.code === "not-found") return;
  const told = oncePerProcess("failed-schedules", () => new Map<string, string>());
  if (told.get(pipelineId) === day) return;
  told.set(pipelineId, day);
  getLog().error({ event: "automatic-snapshot-failed", pipeline: pipelineId, error: describeError(error) });
}
