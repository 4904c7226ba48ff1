import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followChanges } from "./follow-changes";
import type { EventHandlers } from "./transport";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(1_000);

/** A page that was made of revision 5, and how often it was made again. */
function follow(withReports: boolean) {
  const opened: EventHandlers[] = [];
  const page = { refreshed: 0 };
  const stop = followChanges({
    openEvents: (_, handlers) => {
      opened.push(handlers);
      return () => undefined;
    },
    random: () => 1,
    from: 5,
    withReports,
    refresh: () => (page.refreshed += 1),
  });
  return { page, stop, last: () => opened.at(-1) };
}

test("what reports became between the making of a page and its first connection is looked for once", async () => {
  const { page, last, stop } = follow(true);
  await settle();
  expect(page.refreshed).toBe(0);
  last()?.onOpen();
  await settle();
  expect(page.refreshed).toBe(1);
  last()?.onBroken();
  await settle();
  last()?.onOpen();
  await settle();
  expect(page.refreshed).toBe(2);
  stop();
});

test("a page without reports is made again only when the map changed", async () => {
  const { page, last, stop } = follow(false);
  last()?.onOpen();
  last()?.onReports?.();
  await settle();
  expect(page.refreshed).toBe(0);
  last()?.onEvents([{ revision: 6, clientId: "x", operation: { id: "x", type: "node.removed", node: "n" } }]);
  await settle();
  expect(page.refreshed).toBe(1);
  stop();
});
