import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyPipeline } from "@/lib/domain/pipeline/pipeline";
import { aPosture } from "@/lib/testing/a-posture";
import { aPipeline } from "@/lib/testing/builders";
import { answerBetween } from "./answer-between";
import { createPostureAnswerer, type PostureEngine } from "./answer-posture";
import { changesBetween } from "./pipeline-changes";
import type { PostureAnswer, PostureAsk } from "./posture-message";

const known = { change: { remove: "d" }, effort: 1, sure: 1, ways: 1, gates: 0 };
const best = { change: { remove: "e" }, effort: 1, sure: 3, ways: 3, gates: 0 };

function mapOf(nodes: number) {
  let pipeline = aPipeline();
  for (let index = 0; index < nodes; index++) pipeline = pipeline.node(`node-${index}`);
  return pipeline.build();
}

const askAbout = (nodes: number): PostureAsk => ({
  type: "changes",
  changes: changesBetween(emptyPipeline(""), mapOf(nodes)),
  today: "2026-11-25",
  isMoreComing: false,
});

/** An engine whose search takes so many steps, of 30 milliseconds each, and that knows of one change halfway. */
function setUp(steps: number) {
  let clock = 0;
  const left = new Map<unknown, number>();
  const engine: PostureEngine = {
    createAnalyser: () => () => ({ ...aPosture({}), bestChanges: [best] }),
    checkedHandOvers: () => [],
    lookForChanges: (posture) => {
      const more = (left.get(posture) ?? steps) - 1;
      left.set(posture, more);
      clock += 30;
      return more > 0;
    },
    changesSoFar: (posture) => ((left.get(posture) ?? steps) <= steps / 2 ? [known] : []),
    supposed: (pipeline) => ({ ok: true, value: pipeline }),
    compromise: (_pipeline, _today, { node }) => ({ node, hostile: [node], targets: [] }),
    incident: () => undefined,
  };
  const said: PostureAnswer[] = [];
  let isEnded = false;
  const ask = answerBetween(
    createPostureAnswerer(engine, () => clock),
    (answer) => said.push(answer),
    () => isEnded,
  );
  const changesSaid = () =>
    said.map((answer) => ("patch" in answer ? [answer.type, answer.patch.parts.bestChanges] : answer.type));
  const knownSaid = () =>
    said.map((answer) => ("patch" in answer ? answer.patch.parts.changesKnown : undefined));
  return { ask, changesSaid, knownSaid, end: () => (isEnded = true) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a map of a few hundred is told at once what to do first", () => {
  const { ask, changesSaid } = setUp(3);
  ask(askAbout(600));
  vi.runAllTimers();
  expect(changesSaid()).toEqual([["posture", [best]]]);
});

test("a larger one is told its posture first, then what to do first", () => {
  const { ask, changesSaid } = setUp(3);
  ask(askAbout(601));
  expect(changesSaid()).toEqual([["posture", []]]);
  vi.runAllTimers();
  expect(changesSaid()).toEqual([
    ["posture", []],
    ["more", [best]],
  ]);
});

test("what is known is told meanwhile, once half a second has passed, and then ever more seldom", () => {
  const { ask, changesSaid } = setUp(70);
  ask(askAbout(601));
  vi.runAllTimers();
  expect(changesSaid()).toEqual([
    ["posture", []],
    ["more", [known]],
    ["more", [best]],
  ]);
});

test("how far the search has come is told with it, so that nothing found yet is no verdict", () => {
  const { ask, knownSaid } = setUp(70);
  ask(askAbout(600));
  ask(askAbout(601));
  vi.runAllTimers();
  // What is said already is not sent again.
  expect(knownSaid()).toEqual(["all", "so-far", undefined, "all"]);
  ask(askAbout(5001));
  expect(knownSaid().at(-1)).toBe("none");
});

test("a question waits for one step of that alone, and what is overtaken by an edit is never told", () => {
  const { ask, changesSaid } = setUp(3);
  ask(askAbout(601));
  vi.advanceTimersToNextTimer();
  ask({
    type: "compromise",
    ask: 1,
    node: "node-1",
    direction: "reaches",
    proof: "declared",
    wayTo: undefined,
    today: "2026-11-25",
  });
  ask(askAbout(602));
  expect(changesSaid()).toEqual([["posture", []], "compromise", ["posture", undefined]]);
  vi.runAllTimers();
  expect(changesSaid().slice(3)).toEqual([["more", [best]]]);
});

test("while a hand holds something nothing more is looked for, and all that is asked is answered", () => {
  const { ask, changesSaid } = setUp(3);
  ask(askAbout(601));
  vi.advanceTimersToNextTimer();
  ask({ type: "hand", isHolding: true });
  vi.runAllTimers();
  ask(askAbout(602));
  vi.runAllTimers();
  expect(changesSaid()).toEqual([
    ["posture", []],
    ["posture", undefined],
  ]);
  ask({ type: "hand", isHolding: false });
  vi.runAllTimers();
  expect(changesSaid().slice(2)).toEqual([["more", [best]]]);
});

test("nothing is said after the end", () => {
  const { ask, changesSaid, end } = setUp(3);
  ask(askAbout(601));
  end();
  vi.runAllTimers();
  expect(changesSaid()).toEqual([["posture", []]]);
});
