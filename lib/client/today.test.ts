import { afterEach, beforeEach, expect, it, vi } from "vitest";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-29T08:17:00Z") });
  // Files that are tested together share what they load, and a page asks the server's time once.
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As a page that the server made then finds it. */
async function todayWhere(made: string | undefined): Promise<() => string> {
  vi.stubGlobal("document", { documentElement: { dataset: made === undefined ? {} : { now: made } } });
  return (await import("./today")).today;
}

it.each([
  ["two days ahead", "2026-11-27T08:17:00Z", "2026-11-27"],
  ["two days behind", "2026-12-01T08:17:00Z", "2026-12-01"],
  ["right, but for what the page took to arrive", "2026-11-29T08:15:30Z", "2026-11-29"],
])("is the server's day where the browser's clock is %s", async (_clock, made, day) => {
  expect((await todayWhere(made))()).toBe(day);
});

it("goes on with the time that passes, and is the own one where no server says it", async () => {
  const today = await todayWhere("2026-11-27T23:00:00Z");
  expect(today()).toBe("2026-11-27");
  vi.advanceTimersByTime(2 * 60 * 60_000);
  expect(today()).toBe("2026-11-28");
  vi.resetModules();
  expect((await todayWhere(undefined))()).toBe("2026-11-29");
});
