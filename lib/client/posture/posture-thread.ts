import { part } from "../parts/part";
import type { PostureAnswer, ToThread } from "./posture-message";

/** A worker that has not begun to run by then never will. */
const patience = 5000;

const answering = part(() => import("./answer-posture"));
const between = part(() => import("./answer-between"));
const engine = part(() => import("./posture-engine"));

export interface PostureThread {
  readonly ask: (ask: ToThread) => void;
  readonly end: () => void;
}

export interface ThreadEvents {
  readonly onAnswer: (answer: PostureAnswer) => void;
  /** What was said so far is lost: what answers from now on knows nothing yet. */
  readonly onReplaced: () => void;
}

/** Analyses in a worker, so that the map can be used meanwhile; in this page where none can be started. */
export function startPostureThread(events: ThreadEvents, startWorker = startPostureWorker): PostureThread {
  let isEnded = false;
  let worker: Worker | undefined;
  let askHere: ((ask: ToThread) => void) | undefined;

  const answerHere = async () => {
    worker?.terminate();
    worker = undefined;
    const [{ answerBetween }, { createPostureAnswerer }, { postureEngine }] = await Promise.all([
      between(),
      answering(),
      engine(),
    ]);
    if (isEnded) return;
    const answer = answerBetween(createPostureAnswerer(postureEngine), events.onAnswer, () => isEnded);
    // Not while something else waits for the answer to come later.
    askHere = (ask) => setTimeout(() => answer(ask));
    events.onReplaced();
  };
  const giveUp = () => void answerHere().catch(() => events.onAnswer({ type: "failed" }));

  try {
    worker = startWorker();
    const late = setTimeout(giveUp, patience);
    worker.addEventListener("message", ({ data }: MessageEvent<PostureAnswer>) => {
      clearTimeout(late);
      if (data.type !== "ready") events.onAnswer(data);
    });
    worker.addEventListener("error", () => {
      clearTimeout(late);
      if (worker) giveUp();
    });
  } catch {
    giveUp();
  }

  return {
    ask: (ask) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker?.postMessage(ask);
      askHere?.(ask);
    },
    end: () => {
      isEnded = true;
      worker?.terminate();
      worker = undefined;
    },
  };
}

function startPostureWorker(): Worker {
  return new Worker(new URL("./posture-worker.ts", import.meta.url), { type: "module" });
}
