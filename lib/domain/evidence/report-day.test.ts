import * as fc from "fast-check";
import { expect, test } from "vitest";
import { reportDay } from "./report-day";

test.each([
  ["2026-11-20", "2026-11-20"],
  ["2026-11-20T23:59:59Z", "2026-11-20"],
  ["2026-11-20T23:30:00.123456789-02:00", "2026-11-21"],
  ["2026-01-01T00:30:00+0545", "2025-12-31"],
  ["2024-02-28T23:00:00-01:00", "2024-02-29"],
  ["2026-11-20 10:00:00 UTC", "2026-11-20"],
  [1_659_371_395, "2022-08-01"],
])("%s is the UTC day %s", (written, day) => {
  expect(reportDay(written)).toBe(day);
});

test.each([
  ["not a date"],
  ["0001-01-01T00:00:00Z"],
  ["2026-02-30"],
  ["2026-13-01"],
  [""],
  [null],
  [1e308],
  [-1],
  [Number.NaN],
  ["2026-11-20T10:00:00Z and more"],
])("%s is no day", (written) => {
  expect(reportDay(written)).toBeUndefined();
});

test("any time of seconds since 1970 is the day that JavaScript has for it", () => {
  const [first, last] = [Date.UTC(2000, 0, 1) / 1000, Date.UTC(9999, 11, 31) / 1000];
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (seconds) => {
      const iso = new Date(seconds * 1000).toISOString();
      expect(reportDay(seconds)).toBe(iso.slice(0, 10));
      expect(reportDay(iso)).toBe(iso.slice(0, 10));
    }),
  );
});
