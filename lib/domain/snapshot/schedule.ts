import { weekOf } from "../days";
import { formatDay } from "../words/english";
import { keptDays } from "./retention";

/** Intervals of automatic snapshots, in the order of the menu. */
export const snapshotSchedules = ["off", "daily", "weekly"] as const;
export type SnapshotSchedule = (typeof snapshotSchedules)[number];

export const scheduleWords: { readonly [Schedule in SnapshotSchedule]: string } = {
  off: "Off",
  daily: "Every day",
  weekly: "Every week",
};

/**
 * @param day the UTC day, `YYYY-MM-DD`
 * @returns the day or ISO week of one snapshot; sorts by time. Undefined without a schedule
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

/** The schedule in the database; an unknown value is off. */
export function scheduleFrom(text: string): SnapshotSchedule {
  return snapshotSchedules.find((schedule) => schedule === text) ?? "off";
}

/** When a schedule takes snapshots, their name, and how long they are kept. @param day the UTC day, for an example */
export function scheduleSentence(day: string): string {
  const weeks = keptDays.weekly / 7;
  return (
    `Taken soon after midnight UTC (weekly: on Monday), and named like “${automaticTitle(day)}”. Skipped if map, catalogue and results have not changed. ` +
    `Kept: all of the last ${keptDays.all} days, then one a week for ${weeks} weeks, then one a month. ` +
    "Snapshots that a person took or shared are kept too. All others are pruned: their figures and their place in the history stay."
  );
}

/** @param day the UTC day on which it is taken */
export function automaticTitle(day: string): string {
  return `Automatic, ${formatDay(day)}`;
}

/** To follow "it can't be compared:", or as a sentence. @param thinnedAt ISO 8601 in UTC */
export function thinnedWords(number: number, thinnedAt: string): string {
  return `snapshot ${number} was pruned by the retention rule on ${formatDay(thinnedAt)}: its map, statuses and results are deleted`;
}
