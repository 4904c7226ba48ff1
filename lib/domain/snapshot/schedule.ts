import { weekOf } from "../days";
import { formatDay } from "../words/english";
import { keptDays } from "./retention";

/** How often snapshots are taken without anybody, in the order in which they are offered. */
export const snapshotSchedules = ["off", "daily", "weekly"] as const;
export type SnapshotSchedule = (typeof snapshotSchedules)[number];

export const scheduleWords: { readonly [Schedule in SnapshotSchedule]: string } = {
  off: "Off",
  daily: "Every day",
  weekly: "Every week",
};

/**
 * @param day the UTC day, `YYYY-MM-DD`
 * @returns the day or ISO week of which one snapshot is taken; later ones sort after earlier ones. Undefined where none is.
 */
export function periodOf(schedule: SnapshotSchedule, day: string): string | undefined {
  if (schedule === "off") return undefined;
  return schedule === "daily" ? day : weekOf(day);
}

/** @param settled the newest period that is done with: the one in which the schedule was set, or was last looked at */
export function isDue(schedule: SnapshotSchedule, settled: string | null, day: string): boolean {
  const period = periodOf(schedule, day);
  return period !== undefined && (settled === null || period > settled);
}

/** Of what the database has: whatever is no schedule is none. */
export function scheduleFrom(text: string): SnapshotSchedule {
  return snapshotSchedules.find((schedule) => schedule === text) ?? "off";
}

/** What a schedule does: when, under which name, and what is kept of what it took. @param day the UTC day, for an example */
export function scheduleSentence(day: string): string {
  const weeks = keptDays.weekly / 7;
  return (
    `Taken soon after midnight UTC, if weekly on Monday, and named like “${automaticTitle(day)}”, unless map, catalogue and posture are as in the last snapshot. ` +
    `Kept whole are all of the last ${keptDays.all} days, the first of each week for ${weeks} weeks before, the first of each month for ever, and what somebody took or shared; ` +
    "of the others the figures and the place in the chain of proof stay."
  );
}

/** @param day the UTC day on which it is taken */
export function automaticTitle(day: string): string {
  return `Automatic, ${formatDay(day)}`;
}

/** To follow "it can't be compared:", or as a sentence. @param thinnedAt ISO 8601 in UTC */
export function thinnedWords(number: number, thinnedAt: string): string {
  return `snapshot ${number} was thinned by the retention rule on ${formatDay(thinnedAt)}, and its map, claims and posture are not kept any more`;
}
