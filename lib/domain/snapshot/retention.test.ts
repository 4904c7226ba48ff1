import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, weekOf } from "../days";
import { type AutomaticSnapshot, thinnedBy } from "./retention";
import { isDue, periodOf } from "./schedule";

const start = Date.parse("2024-01-01T00:00:00Z");
const instant = (days: number) => new Date(start + days * 86_400_000).toISOString();

/** Years of days, some twice and some missing. */
const snapshots = fc
  .array(fc.record({ day: fc.integer({ min: 0, max: 700 }), isHeld: fc.boolean() }), { maxLength: 60 })
  .map((rows) =>
    rows.map(({ day, isHeld }, index): AutomaticSnapshot => ({
      id: `${index}`,
      takenAt: instant(day),
      isHeld,
    })),
  );
const now = fc.integer({ min: 0, max: 900 });

const without = (all: readonly AutomaticSnapshot[], ids: readonly string[]) =>
  all.filter(({ id }) => !ids.includes(id));

test("what is named or shared, and the newest, is never thinned", () => {
  fc.assert(
    fc.property(snapshots, now, (all, day) => {
      const thinned = thinnedBy(all, instant(day));
      const newest = all
        .map(({ takenAt }) => takenAt)
        .toSorted()
        .at(-1);
      for (const { id, takenAt, isHeld } of all)
        if (thinned.includes(id)) {
          expect(isHeld).toBe(false);
          expect(without(all, [id]).some((other) => other.takenAt >= takenAt)).toBe(true);
        }
      const left = without(all, thinned).map(({ takenAt }) => takenAt);
      expect(left.toSorted().at(-1)).toBe(newest);
    }),
  );
});

test("thinning what is left thins nothing more, and the order does not matter", () => {
  fc.assert(
    fc.property(snapshots, now, (all, day) => {
      const thinned = thinnedBy(all, instant(day));
      expect(thinnedBy(without(all, thinned), instant(day))).toEqual([]);
      expect(thinnedBy(all.toReversed(), instant(day))).toEqual(thinned);
    }),
  );
});

test("what is thinned at one time is at each later one, whether or not it was then", () => {
  fc.assert(
    fc.property(snapshots, now, now, (all, one, other) => {
      const [earlier, later] = [instant(Math.min(one, other)), instant(Math.max(one, other))];
      const first = thinnedBy(all, earlier);
      const atOnce = thinnedBy(all, later);
      expect(atOnce).toEqual(expect.arrayContaining([...first]));
      expect([...first, ...thinnedBy(without(all, first), later)].toSorted()).toEqual(atOnce.toSorted());
    }),
  );
});

test("of two years of days there are left 14 days, one of each of 12 weeks, and one of each month", () => {
  const all = Array.from({ length: 731 }, (_, day) => ({
    id: `${day}`,
    takenAt: instant(day),
    isHeld: false,
  }));
  const left = without(all, thinnedBy(all, instant(730))).map(({ takenAt }) => takenAt.slice(0, 10));
  // 2025-12-31 is a Wednesday.
  expect(left.filter((day) => day > "2025-12-16")).toHaveLength(15);
  const weeks = left.filter((day) => day <= "2025-12-16" && day >= "2025-09-24");
  expect(weeks).toHaveLength(12);
  expect(new Set(weeks.map((day) => new Date(day).getUTCDay()))).toEqual(new Set([1]));
  const months = left.filter((day) => day < "2025-09-24").map((day) => day.slice(0, 7));
  expect(months).toHaveLength(21);
  expect(new Set(months).size).toBe(21);
});

test("a week is the one of ISO 8601, and begins on Monday", () => {
  expect(["2026-11-28", "2026-11-30", "2026-01-01", "2027-01-03", "2024-12-30"].map(weekOf)).toEqual([
    "2026-W48",
    "2026-W49",
    "2026-W01",
    "2026-W53",
    "2025-W01",
  ]);
  for (let day = 0; day < 3000; day += 1) {
    const [today, tomorrow] = [instant(day).slice(0, 10), instant(day + 1).slice(0, 10)];
    expect(dayNumber(tomorrow) - dayNumber(today)).toBe(1);
    const isMonday = new Date(`${tomorrow}T00:00:00Z`).getUTCDay() === 1;
    expect(weekOf(tomorrow) > weekOf(today)).toBe(isMonday);
  }
});

test("a period is due once, however many were missed, and none of before", () => {
  expect(periodOf("off", "2026-11-28")).toBeUndefined();
  expect(isDue("off", null, "2026-11-28")).toBe(false);
  expect(isDue("daily", "2026-11-23", "2026-11-28")).toBe(true);
  expect(isDue("daily", "2026-11-28", "2026-11-28")).toBe(false);
  // A server whose clock is behind.
  expect(isDue("daily", "2026-11-29", "2026-11-28")).toBe(false);
  expect(isDue("weekly", "2026-W48", "2026-11-29")).toBe(false);
  expect(isDue("weekly", "2026-W48", "2026-11-30")).toBe(true);
});
