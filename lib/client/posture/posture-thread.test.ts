import { describe, expect, it, vi } from "vitest";
import { emptyPipeline } from "@/lib/domain/pipeline/pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { changesBetween } from "./pipeline-changes";
import type { PostureAnswer, PostureAsk } from "./posture-message";
import { startPostureThread } from "./posture-thread";

const pipeline = aPipeline().node("registry").node("host").edge("registry", "host").build();
const ask: PostureAsk = {
  type: "changes",
  changes: changesBetween(emptyPipeline(""), pipeline),
  today: "2026-11-25",
  isMoreComing: false,
};

/** A worker that does what the test says. */
class SimulatedWorker extends EventTarget {
  isTerminated = false;
  readonly received: PostureAsk[] = [];
  postMessage(sent: PostureAsk): void {
    this.received.push(sent);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(data: PostureAnswer): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}
// Only what is used of a worker is simulated.
const asWorker = (worker: SimulatedWorker) => worker as unknown as Worker;

function start(startWorker: () => Worker) {
  const answers: PostureAnswer[] = [];
  let replacements = 0;
  const thread = startPostureThread(
    { onAnswer: (answer) => answers.push(answer), onReplaced: () => (replacements += 1) },
    startWorker,
  );
  return { answers, thread, replaced: () => vi.waitFor(() => expect(replacements).toBe(1)) };
}

/** What this page finds to be the targets, once it has taken over. */
async function targetsFoundHere({ answers, replaced, thread }: ReturnType<typeof start>): Promise<unknown> {
  await replaced();
  thread.ask(ask);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  const [answer] = answers;
  return answer?.type === "posture" && answer.patch.parts.graph?.targets;
}

describe("what analyses", () => {
  it("is a worker, whose answers are passed on until it is ended", () => {
    const worker = new SimulatedWorker();
    const { answers, thread } = start(() => asWorker(worker));
    worker.say({ type: "ready" });
    thread.ask(ask);
    worker.say({ type: "failed" });
    expect([worker.received, answers]).toEqual([[ask], [{ type: "failed" }]]);
    thread.end();
    expect(worker.isTerminated).toBe(true);
  });

  it("ends after a minute without an answer, says so of all that is asked, and is not begun again", () => {
    vi.useFakeTimers();
    try {
      const worker = new SimulatedWorker();
      const { answers, thread } = start(() => asWorker(worker));
      worker.say({ type: "ready" });
      thread.ask({ ...ask, isMoreComing: true });
      thread.ask(ask);
      const incident = {
        type: "incident",
        ask: 7,
        incident: "x",
        proof: "declared",
        today: ask.today,
      } as const;
      thread.ask(incident);
      vi.advanceTimersByTime(59_000);
      expect([answers, worker.isTerminated]).toEqual([[], false]);
      vi.advanceTimersByTime(1_000);
      const why = { seconds: 60 };
      expect([answers, worker.isTerminated]).toEqual([
        [
          { type: "failed", why },
          { type: "failed", ask: 7 },
        ],
        true,
      ]);
      thread.ask(ask);
      expect(answers.at(-1)).toEqual({ type: "failed", why });
      expect(worker.received).toHaveLength(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is no other one where the worker ends over a map, as for want of memory", () => {
    const worker = new SimulatedWorker();
    const { answers, thread } = start(() => asWorker(worker));
    worker.say({ type: "ready" });
    thread.ask(ask);
    worker.dispatchEvent(new Event("error"));
    expect(answers).toEqual([{ type: "failed" }]);
  });

  it("is this page where the worker fails, or cannot be started", async () => {
    const worker = new SimulatedWorker();
    const failing = start(() => asWorker(worker));
    worker.dispatchEvent(new Event("error"));
    expect(await targetsFoundHere(failing)).toEqual(["host"]);
    expect(worker.isTerminated).toBe(true);
    const refused = start(() => {
      throw new Error("refused by the policy");
    });
    expect(await targetsFoundHere(refused)).toEqual(["host"]);
  });

  it("is this page where the worker never begins to run", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const silent = start(() => asWorker(new SimulatedWorker()));
    vi.advanceTimersByTime(5001);
    vi.useRealTimers();
    expect(await targetsFoundHere(silent)).toEqual(["host"]);
  });
});
