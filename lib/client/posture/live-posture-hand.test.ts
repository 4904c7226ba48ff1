import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { aPipeline } from "@/lib/testing/builders";
import { createLivePosture } from "./live-posture";
import type { ToThread } from "./posture-message";
import type { ThreadEvents } from "./posture-thread";

test("what analyses is told when a hand holds something, and what takes over from it too", () => {
  const hand = createStore(() => ({ isHolding: true }));
  const told: ToThread[] = [];
  let events: ThreadEvents | undefined;
  const live = createLivePosture({
    editor: createStore(() => ({ visible: aPipeline().node("ci").build() })),
    today: () => "2026-11-25",
    hand,
    afterPaint: () => {},
    startThread: (given) => {
      events = given;
      return { ask: (one) => told.push(one), end: () => {} };
    },
  });
  const hands = () => told.flatMap((one) => (one.type === "hand" ? [one.isHolding] : []));
  live.start();
  expect(hands()).toEqual([true]);
  events?.onReplaced();
  expect(hands()).toEqual([true, true]);
  hand.setState({ isHolding: false });
  expect(hands()).toEqual([true, true, false]);
  live.stop();
  live.start();
  hand.setState({ isHolding: true });
  expect(hands().slice(3)).toEqual([false, true]);
});
