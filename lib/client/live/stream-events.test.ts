import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backoff } from "./backoff";
import { streamEvents } from "./stream-events";
import type { EventHandlers } from "./transport";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A stream of events, and the connections that it opened. */
function openStream() {
  const opened: { readonly after: number; readonly handlers: EventHandlers; isOpen: boolean }[] = [];
  const heard: string[] = [];
  let revision = 5;
  const stream = streamEvents({
    openEvents: (after, handlers) => {
      const connection = { after, handlers, isOpen: true };
      opened.push(connection);
      return () => (connection.isOpen = false);
    },
    random: () => 1,
    after: () => revision,
    onEvents: (events) => (revision = events.at(-1)?.revision ?? revision),
    onConnection: (connection) => heard.push(connection),
    onEnded: (reason) => heard.push(`ended: ${reason}`),
  });
  return { stream, opened, heard, last: () => opened.at(-1)?.handlers };
}

describe("streaming", () => {
  test("goes on after a break where it was", async () => {
    const { opened, heard, last } = openStream();
    last()?.onOpen();
    last()?.onEvents([
      { revision: 9, clientId: "x", operation: { id: "x", type: "node.removed", node: "n" } },
    ]);
    last()?.onBroken();
    await vi.advanceTimersByTimeAsync(500);
    expect(opened.map(({ after, isOpen }) => [after, isOpen])).toEqual([
      [5, false],
      [9, true],
    ]);
    expect(heard).toEqual(["live", "connecting"]);
  });

  test("a server out of reach is asked less and less often, and named offline", async () => {
    const { opened, heard, last } = openStream();
    for (let failure = 0; failure < 8; failure++) {
      last()?.onBroken();
      await vi.advanceTimersByTimeAsync(backoff(failure + 1, 1));
    }
    expect(opened).toHaveLength(9);
    expect(heard.slice(0, 3)).toEqual(["connecting", "offline", "offline"]);
  });

  test("a stream that opens and breaks at once is not opened at full speed", async () => {
    const { opened } = openStream();
    for (let time = 0; time < 60; time++) {
      const stream = opened.at(-1);
      if (stream?.isOpen === true) {
        stream.handlers.onOpen();
        stream.handlers.onBroken();
      }
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(opened.length).toBeLessThan(12);
  });

  test("a refusal for too many streams is no lack of network", () => {
    const { heard, last } = openStream();
    last()?.onBroken(429);
    last()?.onBroken(429);
    expect(heard).toEqual(["connecting", "connecting"]);
  });

  test.each([
    [401, "signed-out"],
    [403, "not-allowed"],
    [404, "deleted"],
  ])("a refusal with %d ends it", async (status, reason) => {
    const { opened, heard, last } = openStream();
    last()?.onBroken(status);
    await vi.advanceTimersByTimeAsync(120_000);
    expect([heard, opened.length]).toEqual([[`ended: ${reason}`], 1]);
  });

  test("a page out of sight gives its stream up and takes it again", () => {
    const { stream, opened } = openStream();
    stream.pause();
    stream.reconnect();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false]);
    stream.resume();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    stream.stop();
    stream.resume();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, false]);
  });
});

test("pauses grow to half a minute and differ by chance", () => {
  expect([1, 2, 3, 20].map((failures) => backoff(failures, 1))).toEqual([500, 1000, 2000, 30_000]);
  expect([backoff(1, 0), backoff(20, 0)]).toEqual([250, 15_000]);
});
