import { describe, expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { aGate, aPosture } from "@/lib/testing/a-posture";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import { createPostureAnswerer, type PostureEngine } from "./answer-posture";
import { supposed } from "@/lib/domain/posture/what-if/supposed";
import { createLivePosture } from "./live-posture";
import type { MapPosture } from "./map-posture";
import type { PostureAnswer, PostureAsk } from "./posture-message";
import type { ThreadEvents } from "./posture-thread";

/** Says of "g-scan" on "ci" whether it is claimed, and of "g-sign" always the same. */
const analysed = (pipeline: Pipeline) => {
  if (claimsOf(pipeline, "ci").get("c-broken")) throw new Error("cannot be analysed");
  const stands = claimsOf(pipeline, "ci").get("g-scan")?.status === "implemented";
  return aPosture({
    gates: [
      aGate("g-scan", stands ? {} : { verdict: "stands-nowhere", exposedTargets: ["host"] }),
      aGate("g-sign"),
    ],
  });
};
const controls = aCatalogue().controls.map((control) =>
  control.id === "c-scan" ? { ...control, id: "g-scan" } : control,
);
const engine: PostureEngine = {
  createAnalyser: () => analysed,
  checkedHandOvers: () => [],
  lookForChanges: () => false,
  changesSoFar: () => [],
  supposed: (pipeline, change, today) => supposed(pipeline, change, { controls, today }),
  compromise: (_pipeline, _today, { node }) => ({
    node,
    hostile: [node],
    targets: [{ node: "host", unguarded: true, stopping: [], catching: [] }],
  }),
  incident: (_pipeline, _today, { incident }) =>
    incident === "unknown"
      ? undefined
      : { incident, result: "not-drawn", said: false, matches: [], nodes: ["ci"], stoppedBy: [] },
};
const reachOf = (node: string) =>
  ({ type: "compromise", node, proof: "declared", direction: "reaches", wayTo: undefined }) as const;
const nodeOf = (answer: PostureAnswer | undefined) =>
  answer?.type === "compromise" ? answer.compromise.node : undefined;

/** An editor, the browser's frames and a thread, each moved on by the test. */
function setUp() {
  const editor = createStore(() => ({
    visible: aPipeline().node("ci").node("host").edge("ci", "host").build(),
  }));
  const day = { today: "2026-11-25" };
  let frames: (() => void)[] = [];
  let asks: PostureAsk[] = [];
  let answerer = createPostureAnswerer(engine);
  let events: ThreadEvents | undefined;
  const live = createLivePosture({
    editor,
    today: () => day.today,
    hand: createStore(() => ({ isHolding: false })),
    afterPaint: (call) => frames.push(call),
    startThread: (given) => {
      events = given;
      return { ask: (ask) => ask.type !== "hand" && asks.push(structuredClone(ask)), end: () => {} };
    },
  });
  const drawFrame = () => {
    const due = frames;
    frames = [];
    for (const call of due) call();
  };
  const answerAll = (): readonly PostureAsk[] => {
    const due = asks;
    asks = [];
    for (const ask of due) {
      const answer = answerer.answer(ask);
      if (answer) events?.onAnswer(structuredClone(answer));
    }
    return due;
  };
  const edit = (...bodies: readonly OperationBody[]) => {
    for (const body of bodies) {
      const result = applyOperation(editor.getState().visible, body);
      if (result.ok) editor.setState({ visible: result.value.pipeline });
    }
  };
  const replaceThread = () => {
    asks = [];
    answerer = createPostureAnswerer(engine);
    events?.onReplaced();
  };
  const claim = (control: string, status: "implemented" | "missing") =>
    edit({ type: "claim.changed", node: "ci", control, set: { status } });
  const answerWith = (answer: PostureAnswer) => events?.onAnswer(answer);
  return { live, day, drawFrame, answerAll, edit, claim, replaceThread, answerWith, asked: () => asks };
}

const verdict = (live: ReturnType<typeof setUp>["live"]) =>
  live.getState().posture?.gates[0]?.declared.verdict;

describe("the live posture", () => {
  test("is there once it was worked out, and follows each change", () => {
    const { live, drawFrame, answerAll, claim } = setUp();
    expect(live.getState().posture).toBeUndefined();
    live.start();
    drawFrame();
    answerAll();
    expect(verdict(live)).toBe("stands-nowhere");
    claim("g-scan", "implemented");
    drawFrame();
    answerAll();
    expect(verdict(live)).toBe("holds");
  });

  test("sends only what changed, and keeps the objects of what did not", () => {
    const { live, drawFrame, answerAll, claim } = setUp();
    live.start();
    drawFrame();
    answerAll();
    const before = live.getState().posture;
    claim("g-scan", "implemented");
    drawFrame();
    const [ask] = answerAll();
    expect(
      ask?.type === "changes" && [
        ask.changes.nodes.length,
        ask.changes.edges.length,
        ask.changes.claims.length,
      ],
    ).toEqual([0, 0, 1]);
    const after = live.getState().posture;
    expect(after?.gates[1]).toBe(before?.gates[1]);
    expect(after?.graph).toBe(before?.graph);
    expect(after?.gates[0]).not.toBe(before?.gates[0]);
  });

  test("takes many changes of one frame, and all that come while one is worked out, as one", () => {
    const { live, drawFrame, answerAll, claim } = setUp();
    live.start();
    claim("g-scan", "implemented");
    claim("g-scan", "missing");
    drawFrame();
    claim("g-scan", "implemented");
    drawFrame();
    claim("g-scan", "missing");
    claim("g-scan", "implemented");
    drawFrame();
    expect(answerAll()).toHaveLength(1);
    drawFrame();
    expect(answerAll()).toHaveLength(1);
    expect(verdict(live)).toBe("holds");
    drawFrame();
    expect(answerAll()).toHaveLength(0);
  });

  test("asks nothing when a card was only moved, and again on another day", () => {
    const { live, day, drawFrame, answerAll, edit } = setUp();
    live.start();
    drawFrame();
    answerAll();
    edit({ type: "nodes.moved", positions: { ci: { x: 10, y: 10 } } });
    drawFrame();
    expect(answerAll()).toEqual([]);
    day.today = "2026-11-26";
    edit({ type: "nodes.moved", positions: { ci: { x: 20, y: 10 } } });
    drawFrame();
    expect(answerAll()).toMatchObject([{ type: "changes", today: "2026-11-26" }]);
  });

  test("begins again where the thread that answers was replaced", () => {
    const { live, drawFrame, answerAll, claim, replaceThread } = setUp();
    live.start();
    drawFrame();
    replaceThread();
    drawFrame();
    answerAll();
    expect(verdict(live)).toBe("stands-nowhere");
    claim("g-scan", "implemented");
    drawFrame();
    answerAll();
    expect(verdict(live)).toBe("holds");
  });

  test("says when it fails, and recovers with the next change", () => {
    const { live, drawFrame, answerAll, claim, edit } = setUp();
    live.start();
    claim("c-broken", "missing");
    drawFrame();
    answerAll();
    expect(live.getState().hasFailed).toBe(true);
    edit({ type: "claim.changed", node: "ci", control: "c-broken", set: null });
    drawFrame();
    answerAll();
    expect([live.getState().hasFailed, verdict(live)]).toEqual([false, "stands-nowhere"]);
  });

  test("answers what if about what is on the map at that moment, and keeps nothing of it", async () => {
    const { live, drawFrame, answerAll, edit } = setUp();
    live.start();
    drawFrame();
    answerAll();
    edit({ type: "node.changed", node: "ci", set: { name: "Jenkins" } });
    const asked = live.whatIf({
      claims: [{ node: "ci", control: "g-scan", status: "implemented" }],
      removeEdges: ["ci-host"],
    });
    expect(answerAll().map(({ type }) => type)).toEqual(["changes", "what-if"]);
    const answer = await asked;
    expect([answer?.pipeline.edges.size, answer?.pipeline.nodes.get("ci")?.name]).toEqual([0, "Jenkins"]);
    expect(answer?.comparison.declared.gates).toEqual([
      {
        control: "g-scan",
        before: { verdict: "stands-nowhere", exposedTargets: ["host"] },
        after: { verdict: "holds", exposedTargets: [] },
      },
    ]);
    const verdictOf = (posture: MapPosture | undefined) => posture?.gates[0]?.declared.verdict;
    expect([verdictOf(answer?.before), verdictOf(answer?.after), verdict(live)]).toEqual([
      "stands-nowhere",
      "holds",
      "stands-nowhere",
    ]);
    const nothing = live.whatIf({});
    answerAll();
    expect((await nothing)?.comparison.isSame).toBe(true);
    expect((await nothing)?.after.gates).toBe((await nothing)?.before.gates);
  });

  test("drops the answer to a question that a newer one has overtaken", async () => {
    const { live, answerAll } = setUp();
    live.start();
    const [first, second] = [live.ask(reachOf("ci")), live.ask(reachOf("host"))];
    answerAll();
    expect([await first, nodeOf(await second)]).toEqual([undefined, "host"]);
  });

  test("answers questions of several kinds side by side, and one about an unknown incident with nothing", async () => {
    const { live, answerAll } = setUp();
    live.start();
    const reach = live.ask(reachOf("ci"));
    const known = live.ask({ type: "incident", incident: "trivy-kics-2026", proof: "declared" });
    answerAll();
    expect(nodeOf(await reach)).toBe("ci");
    expect(await known).toMatchObject({ type: "incident", incident: { incident: "trivy-kics-2026" } });
    const unknown = live.ask({ type: "incident", incident: "unknown", proof: "declared" });
    answerAll();
    expect(await unknown).toBeUndefined();
  });

  test("answers a question that fails with nothing", async () => {
    const { live, asked, answerWith } = setUp();
    live.start();
    const question = live.ask(reachOf("ci"));
    const ask = asked().find(({ type }) => type === "compromise");
    answerWith({ type: "failed", ask: ask?.type === "compromise" ? ask.ask : 0 });
    expect(await question).toBeUndefined();
  });

  test("sends a large map in parts over several frames, and a question only after all of them", async () => {
    const { live, drawFrame, answerAll, edit, asked } = setUp();
    edit(
      ...Array.from({ length: 4500 }, (_, index): OperationBody => ({
        type: "claim.changed",
        node: index % 2 === 0 ? "ci" : "host",
        control: `c-${index}`,
        set: { status: "missing" },
      })),
    );
    live.start();
    drawFrame();
    expect(asked()).toHaveLength(1);
    drawFrame();
    expect(asked()).toHaveLength(2);
    const question = live.ask(reachOf("ci"));
    const said = answerAll();
    expect(said.at(-1)?.type).toBe("compromise");
    expect(
      said.filter((ask) => ask.type === "changes").map((ask) => ask.type === "changes" && ask.isMoreComing),
    ).toEqual([true, true, true, true, false]);
    expect(nodeOf(await question)).toBe("ci");
  });

  test("stops with the one who started it, and can be started again", () => {
    const { live, drawFrame, answerAll, claim } = setUp();
    live.start();
    live.stop();
    claim("g-scan", "implemented");
    drawFrame();
    expect(answerAll()).toEqual([]);
    live.start();
    drawFrame();
    answerAll();
    expect(verdict(live)).toBe("holds");
  });
});
