import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SignInWork } from "@/lib/domain/contract/problem";
import { doWork } from "./do-work";
import { signInByWork } from "./sign-in-by-work";
import { findNonce, type WorkAnswer } from "./work-message";

const work: SignInWork = { challenge: "first", difficulty: 3, cost: 2, seconds: 600 };
const body = { email: "ana@example.com", password: "a horse on the roof" };
const tooMany = (asked: SignInWork | undefined, seconds = 60) =>
  Response.json(
    { type: "urn:blueline:problem:too-many", title: "Too many requests", status: 429, work: asked },
    {
      status: 429,
      headers: { "content-type": "application/problem+json", "retry-after": String(seconds) },
    },
  );

const sent: unknown[] = [];
/** Gives these answers, one after the other. */
function answerWith(...answers: readonly (() => Response)[]): void {
  vi.stubGlobal("fetch", async (_address: string, { body: text }: { readonly body: string }) => {
    sent.push(JSON.parse(text));
    return answers[Math.min(sent.length, answers.length) - 1]?.();
  });
}

function aWatch() {
  const difficulties: number[] = [];
  const likelihoods: number[] = [];
  const off = new AbortController();
  return {
    difficulties,
    likelihoods,
    off,
    watch: {
      signal: off.signal,
      onWork: ({ difficulty }: SignInWork) => difficulties.push(difficulty),
      onProgress: (likelihood: number) => likelihoods.push(likelihood),
    },
  };
}

/** A worker that does its work at once, or fails. */
class SimulatedWorker extends EventTarget {
  static ended = 0;
  constructor(private readonly canWork = true) {
    super();
  }
  postMessage(asked: SignInWork): void {
    queueMicrotask(() => {
      if (!this.canWork) return this.dispatchEvent(new Event("error"));
      const say = (data: WorkAnswer) => this.dispatchEvent(new MessageEvent("message", { data }));
      return say({ type: "found", nonce: findNonce(asked, () => say({ type: "tried" })) });
    });
  }
  terminate(): void {
    SimulatedWorker.ended += 1;
  }
}
// Only what is used of a worker is simulated.
const workingWith =
  (canWork = true): typeof doWork =>
  (asked, watch) =>
    doWork(asked, watch, () => new SimulatedWorker(canWork) as unknown as Worker);

// Node.js 20 has none.
beforeEach(() => vi.stubGlobal("navigator", { hardwareConcurrency: 4 }));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  sent.length = 0;
});

describe("signing in where many try", () => {
  it("does the work that is asked, again where the price rose meanwhile, and sends a code only once", async () => {
    const dearer = { ...work, challenge: "second", difficulty: 5 };
    answerWith(
      () => tooMany(work),
      () => tooMany(dearer),
      () => Response.json({}),
    );
    const { watch, difficulties, likelihoods } = aWatch();
    const answer = await signInByWork({ ...body, code: "123456" }, watch, workingWith());
    expect(answer.ok).toBe(true);
    expect(difficulties).toEqual([3, 5]);
    expect(sent).toEqual([
      { ...body, code: "123456" },
      { ...body, work: { challenge: "first", nonce: expect.stringMatching(/^\d+$/) } },
      { ...body, work: { challenge: "second", nonce: expect.stringMatching(/^\d+$/) } },
    ]);
    expect(likelihoods).toEqual(likelihoods.toSorted((one, other) => one - other));
    expect(likelihoods.every((likelihood) => likelihood > 0 && likelihood < 1)).toBe(true);
  });

  it("gives the refusal, with the seconds to wait, where no worker runs", async () => {
    answerWith(() => tooMany(work));
    const answer = await signInByWork(body, aWatch().watch, workingWith(false));
    expect(answer).toMatchObject({ ok: false, error: { status: 429, retryAfter: 60 } });
    expect(sent).toHaveLength(1);
  });

  it("gives it where it is called off, and ends its workers", async () => {
    answerWith(() => tooMany(work));
    const { watch, off } = aWatch();
    SimulatedWorker.ended = 0;
    const idle: typeof doWork = (asked, inner) =>
      doWork(
        asked,
        inner,
        () => Object.assign(new SimulatedWorker(), { postMessage: () => undefined }) as unknown as Worker,
      );
    const answer = signInByWork(body, { ...watch, onWork: () => setTimeout(() => off.abort()) }, idle);
    expect(await answer).toMatchObject({ ok: false, error: { status: 429 } });
    expect(SimulatedWorker.ended).toBeGreaterThan(0);
    expect(sent).toHaveLength(1);
  });

  it("waits where that is sooner, and sends the same once more where checks are full", async () => {
    vi.useFakeTimers();
    answerWith(
      () => tooMany(work, 2),
      () => tooMany(work),
      () => new Response(null, { status: 503, headers: { "retry-after": "1" } }),
      () => Response.json({}),
    );
    let times = 0;
    const secondOnly: typeof doWork = (asked, watch) => {
      times += 1;
      return times === 1 ? new Promise(() => undefined) : workingWith()(asked, watch);
    };
    const answer = signInByWork(body, aWatch().watch, secondOnly);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await answer).ok).toBe(true);
    expect(sent[1]).toEqual(body);
    expect(sent[3]).toEqual(sent[2]);
    expect(sent[2]).toHaveProperty("work");
  });
});
