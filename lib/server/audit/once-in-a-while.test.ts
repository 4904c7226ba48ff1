import { afterEach, expect, it, vi } from "vitest";
import { onceInAWhile } from "./once-in-a-while";

afterEach(() => void vi.useRealTimers());

it("says something once in so long, and again once nothing came of it", () => {
  const told = onceInAWhile("a test", 1000);
  expect([
    told.isFirst("a", 0),
    told.isFirst("a", 999),
    told.isFirst("b", 999),
    told.isFirst("a", 1000),
  ]).toEqual([true, false, true, true]);
  told.forget("a");
  expect(told.isFirst("a", 1001)).toBe(true);
});

it("is not silent for longer if the clock is set back by two days", async () => {
  const told = onceInAWhile("a test of the clock", 5);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 172_800_000 });
  expect(told.isFirst("a")).toBe(true);
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told.isFirst("a")).toBe(true);
});
