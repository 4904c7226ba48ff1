import type { PushAnswer } from "@/lib/domain/contract/pipelines";
import { limits } from "@/lib/domain/pipeline/limits";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { backoff } from "./backoff";
import { type Ended, endedFor } from "./ended";
import { judgePush, type Refusal } from "./push-verdict";
import type { Transport } from "./transport";

export interface PushLoopInput {
  readonly clientId: string;
  readonly push: Transport["push"];
  readonly random: () => number;
  readonly unsent: () => readonly Operation[];
  /** Resolves once the currently unsent operations are stored, or cannot be. */
  readonly stored: () => Promise<void>;
  readonly onAnswer: (answer: PushAnswer, batch: readonly Operation[]) => void;
  readonly onRefused: (refusals: readonly Refusal[]) => void;
  readonly onEnded: (ended: Ended) => void;
  /** The server became unreachable, or reachable again. */
  readonly onReachable: (isReachable: boolean) => void;
  /** The server was reached and could not save, or now can. */
  readonly onHeldUp: (isHeldUp: boolean) => void;
}

export interface PushLoop {
  /** Sends pending operations, unless a request is running. @param isUrgent skip the pause after a failure. */
  readonly kick: (isUrgent?: boolean) => void;
  readonly stop: () => void;
}

/** Sends operations in order, one request at a time; failed ones are sent again, and the server recognises them by their ids. */
export function createPushLoop(input: PushLoopInput): PushLoop {
  const ending = new AbortController();
  let isRunning = false;
  let isWanted = false;
  let failures = 0;
  let size: number = limits.operationsPerPush;
  let wake: (() => void) | undefined;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    }).finally(() => (wake = undefined));

  /** One request. @returns false when there is nothing more to do for now. */
  const sendNext = async (): Promise<boolean> => {
    const wanted = input.unsent().slice(0, size);
    if (wanted.length === 0) return false;
    await input.stored();
    const still = new Set(input.unsent());
    const [first] = still;
    // Work of an earlier visit was restored meanwhile, and goes first.
    if (first && !wanted.includes(first)) return true;
    const batch = wanted.filter((operation) => still.has(operation));
    if (ending.signal.aborted) return false;
    if (batch.length === 0) return true;
    const result = await input.push(input.clientId, batch, ending.signal);
    if (ending.signal.aborted) return false;
    if (result.ok) {
      failures = 0;
      size = Math.min(size * 2, limits.operationsPerPush);
      input.onReachable(true);
      input.onHeldUp(false);
      input.onAnswer(result.value, batch);
      return true;
    }
    const verdict = judgePush(result.error, batch);
    if (verdict.kind === "ended") {
      input.onEnded(endedFor(verdict.reason, result.error.detail));
      return false;
    }
    if (verdict.kind === "refused") input.onRefused(verdict.refusals);
    if (verdict.kind === "split") size = Math.ceil(batch.length / 2);
    if (verdict.kind === "retry") {
      failures += 1;
      input.onHeldUp(result.error.status !== 0);
      if (result.error.status === 0) input.onReachable(false);
      await pause(Math.max(backoff(failures, input.random()), (verdict.afterSeconds ?? 0) * 1000));
    }
    return true;
  };

  const run = async () => {
    isRunning = true;
    try {
      while (isWanted && !ending.signal.aborted) {
        isWanted = false;
        if (await sendNext()) isWanted = true;
      }
    } finally {
      isRunning = false;
    }
  };

  return {
    kick: (isUrgent = false) => {
      isWanted = true;
      if (isUrgent) wake?.();
      if (!isRunning && !ending.signal.aborted) void run();
    },
    stop: () => {
      ending.abort();
      wake?.();
    },
  };
}
