import { daysBetween } from "@/components/marks/times";
import type { LeftOnDay } from "@/lib/domain/compare/burn-down";

export interface BurnDownRow {
  readonly day: string;
  /** Absent of a day that is still to come. */
  readonly left?: number;
  /** What would be left if the same were done each day, from the most that there was; absent before that, and without a day to end on. */
  readonly ideal?: number;
}

export interface BurnDownRows {
  /** The same number of days apart, from before the first until the last day that is planned for. */
  readonly rows: readonly BurnDownRow[];
  /** The place of today among them. */
  readonly today: number;
  /** How many days they are apart. */
  readonly step: number;
}

/**
 * What is drawn of a burn-down.
 * @param days as `burnDown` answers them, at least one
 * @param until the day by which nothing should be left; undefined: nobody said one
 * @param most about so many rows
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
