import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";

const settle = (milliseconds = 100) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-24T08:17:00Z") }));
afterEach(() => void vi.useRealTimers());

test("what changed beside the map is told, and apart whether it may be what runs", async () => {
  const { editor, transport } = openEditor(new SimulatedServer(aPipeline().node("ci").build()));
  const told = () => {
    const { beside, besideRunning } = editor.getState();
    return [beside, besideRunning];
  };
  await settle();
  // Before the first connection nothing was told.
  expect(told()).toEqual([1, 0]);
  transport.tell("reports");
  expect(told()).toEqual([2, 0]);
  transport.tell("running");
  expect(told()).toEqual([3, 1]);
  // While the stream was away it may have been either.
  transport.goOffline();
  transport.goOnline();
  await settle(5_000);
  expect(told()).toEqual([4, 2]);
});
