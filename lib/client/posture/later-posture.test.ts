import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { emptyPipeline } from "@/lib/domain/pipeline/pipeline";
import { createLaterPosture } from "./later-posture";
import type { LivePosture, LivePostureState } from "./live-posture";

/** A posture that is fetched when the test says so, and what was asked of it. */
function setUp() {
  const done: string[] = [];
  const store = createStore<LivePostureState>(() => ({
    posture: undefined,
    pipeline: emptyPipeline("Payments"),
    hasFailed: false,
  }));
  const live: LivePosture = {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    start: () => void done.push("start"),
    stop: () => void done.push("stop"),
    whatIf: () => Promise.resolve(void done.push("what if")),
    ask: () => Promise.resolve(void done.push("ask")),
  };
  const arrivals: ((live?: LivePosture) => void)[] = [];
  const later = createLaterPosture(
    () =>
      new Promise((resolve, reject) =>
        arrivals.push((is) => (is ? resolve(is) : reject(new Error("offline")))),
      ),
  );
  return { later, live, store, done, arrivals };
}
const question = {
  type: "compromise",
  node: "ci",
  proof: "declared",
  direction: "reaches",
  wayTo: undefined,
} as const;

describe("a posture that is fetched when it is started", () => {
  it("is started before it is asked, and says what the fetched one says", async () => {
    const { later, live, store, done, arrivals } = setUp();
    later.start();
    later.start();
    const answer = later.ask(question);
    expect(arrivals).toHaveLength(1);
    arrivals[0]?.(live);
    await answer;
    expect(done).toEqual(["start", "start", "ask"]);
    store.setState({ hasFailed: true });
    expect(later.getState()).toEqual(store.getState());
  });

  it("is not started where it was stopped before it came, and is where it was started again", async () => {
    const { later, live, done, arrivals } = setUp();
    later.start();
    later.stop();
    arrivals[0]?.(live);
    await later.ask(question);
    expect(done).toEqual(["stop", "ask"]);
    later.start();
    await later.ask(question);
    expect(done).toEqual(["stop", "ask", "start", "ask"]);
  });

  it("has failed where it cannot be fetched, and is fetched when it is started again", async () => {
    const { later, live, done, arrivals } = setUp();
    later.start();
    arrivals[0]?.();
    await expect(later.ask(question)).resolves.toBeUndefined();
    expect(later.getState().hasFailed).toBe(true);
    later.start();
    arrivals[1]?.(live);
    await later.ask(question);
    expect(done).toEqual(["start", "ask"]);
  });
});
