import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PresentTab } from "@/lib/domain/presence/merge-tabs";
import { processState } from "../process";
import { subscribe } from "./hub";
import { keepPresence, presenceBytes, presenceState, takeTab } from "./presence";
import { hearPresence, tellPresence } from "./presence-elsewhere";

const pipeline = "p".repeat(25);
let heard = 0;
let stop: () => void;

const tab = (fields: Partial<PresentTab> = {}): PresentTab => ({
  userId: "ana",
  name: "Ana",
  clientId: "a",
  changedAt: performance.now(),
  expiresAt: performance.now() + 30_000,
  ...fields,
});
const said = () => new TextDecoder().decode(presenceBytes(pipeline));

beforeEach(() => {
  vi.useFakeTimers();
  processState().slots.delete("presence");
  heard = 0;
  stop = subscribe(pipeline, () => (heard += 1));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("forgets a tab half a minute after its last beat, and says so once", async () => {
  takeTab(pipeline, tab());
  await vi.advanceTimersByTimeAsync(20_000);
  takeTab(pipeline, tab());
  await vi.advanceTimersByTimeAsync(29_000);
  expect([heard, said()]).toEqual([1, expect.stringContaining("Ana")]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect([heard, presenceBytes(pipeline)]).toEqual([2, undefined]);
  expect(presenceState().pipelines.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

it("gathers the news of a moment", async () => {
  for (const clientId of ["a", "b", "c"]) takeTab(pipeline, tab({ clientId, userId: clientId }));
  await vi.advanceTimersByTimeAsync(200);
  expect(heard).toBe(1);
});

it("keeps at most so many tabs", () => {
  for (let index = 0; index < 700; index += 1)
    takeTab(pipeline, tab({ userId: `u${index % 650}`, clientId: `c${index}` }));
  for (let index = 0; index < 40; index += 1)
    takeTab(`q${pipeline.slice(1)}`, tab({ clientId: `c${index}` }));
  expect([...presenceState().pipelines.values()].map(({ tabs }) => tabs.size)).toEqual([500, 12]);
});

it("tells other servers in texts short enough for the database, whatever people are called", async () => {
  const sent: string[] = [];
  tellPresence(async (payloads) => sent.push(...payloads));
  for (let index = 0; index < 60; index += 1)
    takeTab(pipeline, tab({ userId: `u${index}`, clientId: `c${index}`, name: "\u{1F680}".repeat(100) }));
  await vi.advanceTimersByTimeAsync(200);
  expect(sent.length).toBeGreaterThan(2);
  for (const payload of sent) expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
  // Its own message: nothing new.
  const before = said();
  for (const payload of sent) hearPresence(payload);
  expect(said()).toBe(before);
  // Received by another server with streams of the same pipeline.
  processState().slots.delete("presence");
  takeTab(pipeline, tab({ userId: "zoe", name: "Zoe" }));
  for (const payload of sent) hearPresence(payload);
  expect(said().match(/"id":/g)).toHaveLength(61);
});

it("keeps a tab whose stream was opened again here, when the server of the old one tells that it ended", async () => {
  const sent: string[] = [];
  tellPresence(async (payloads) => sent.push(...payloads));
  const elsewhere = (left: number) => {
    const { userId, name, clientId } = tab();
    hearPresence(
      JSON.stringify({ server: "second", pipeline, tabs: [{ userId, name, clientId, age: 0, left }] }),
    );
  };
  const leave = keepPresence(pipeline, "ana", "a");
  elsewhere(30_000);
  elsewhere(4_000);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(said()).toContain("Ana");
  // The other servers are notified too.
  expect(sent.flatMap((payload) => JSON.parse(payload).tabs)).toMatchObject([
    { clientId: "a", left: expect.closeTo(29_900, -3) },
  ]);
  leave(false);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(presenceBytes(pipeline)).toBeUndefined();
  elsewhere(30_000);
  elsewhere(0);
  expect(presenceState().pipelines.size).toBe(0);
});
