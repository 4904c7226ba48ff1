import { daysBetween } from "@/components/marks/times";
import type { LeftOnDay } from "@/lib/domain/compare/burn-down";

export interface BurnDownRow {
  readonly day: string;
  /** Absent for future days. */
  readonly left?: number;
  /** The rest at an even pace from the maximum; absent before the maximum, and without an end day. */
  readonly ideal?: number;
}

export interface BurnDownRows {
  /** Evenly spaced, from before the first until the last planned day. */
  readonly rows: readonly BurnDownRow[];
  /** The index of today. */
  readonly today: number;
  /** The days between two rows. */
  readonly step: number;
}

/**
 * The rows of a burn-down chart.
 * @param days from `burnDown`, at least one
 * @param until the day by which nothing should be left, if set
 * @param most the approximate number of rows
 */
export function burnDownRows(
  days: readonly LeftOnDay[],
  {
    today,
    until,
    most,
  }: { readonly today: string; readonly until: string | undefined; readonly most: number },
): BurnDownRows {
  const before = Math.max(1, daysBetween(days[0]?.day ?? today, today));
  const ahead = Math.max(0, daysBetween(today, until ?? today));
  const step = Math.max(1, Math.ceil((before + ahead) / most));
  const past = Math.ceil(before / step);
  const rows = Array.from({ length: past + Math.ceil(ahead / step) + 1 }, (_, index): BurnDownRow => {
    const day = dayAfter(today, (index - past) * step);
    const ideal = idealOn(days, until, day);
    return {
      day,
      ...(index > past ? {} : { left: leftOn(days, day) }),
      ...(ideal === undefined ? {} : { ideal }),
    };
  });
  return { rows, today: past, step };
}

function leftOn(days: readonly LeftOnDay[], day: string): number {
  return days.findLast((one) => one.day <= day)?.left ?? 0;
}

function idealOn(days: readonly LeftOnDay[], until: string | undefined, day: string): number | undefined {
  const most = Math.max(...days.map(({ left }) => left));
  const from = days.findLast(({ left }) => left === most)?.day;
  if (from === undefined || until === undefined || day < from || from >= until) return undefined;
  const share = daysBetween(day, until) / daysBetween(from, until);
  return most * Math.max(0, share);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
