import { part } from "../parts/part";
import type { WhyNotAnalysed } from "@/lib/domain/posture/words/not-analysed";
import type { PostureAnswer, ToThread } from "./posture-message";

/** A worker that has not started by then never will. */
const patience = 5000;
/** The same limit as the server's for a reader. */
const analysisSeconds = 60;

const answering = part(() => import("./answer-posture"));
const between = part(() => import("./answer-between"));
const engine = part(() => import("./posture-engine"));

export interface PostureThread {
  readonly ask: (ask: ToThread) => void;
  readonly end: () => void;
}

export interface ThreadEvents {
  readonly onAnswer: (answer: PostureAnswer) => void;
  /** Earlier messages are lost: the next thread starts empty. */
  readonly onReplaced: () => void;
}

/** Analyses in a worker, so that the map stays responsive; in this page if no worker starts. */
export function startPostureThread(events: ThreadEvents, startWorker = startPostureWorker): PostureThread {
  let isEnded = false;
  let worker: Worker | undefined;
  let askHere: ((ask: ToThread) => void) | undefined;
  let isReady = false;
  let isGivenUp = false;
  let whyGivenUp: WhyNotAnalysed | undefined;
  let limit: ReturnType<typeof setTimeout> | undefined;
  const fail = (ask: ToThread) => {
    const why = whyGivenUp;
    if (ask.type === "changes") {
      if (!ask.isMoreComing) events.onAnswer({ type: "failed", ...(why && { why }) });
    } else if (ask.type !== "hand") events.onAnswer({ type: "failed", ask: ask.ask });
  };
  /** The unanswered questions, oldest first. */
  let open: ToThread[] = [];
  /** For as long as the page is open: the same map would end another worker, too. */
  const stopAnalysing = (why?: WhyNotAnalysed) => {
    isGivenUp = true;
    whyGivenUp = why;
    clearTimeout(limit);
    worker?.terminate();
    worker = undefined;
    const unanswered = open;
    open = [];
    for (const ask of unanswered) fail(ask);
  };
  const watch = () => {
    clearTimeout(limit);
    if (open.length > 0)
      limit = setTimeout(() => stopAnalysing({ seconds: analysisSeconds }), analysisSeconds * 1000);
  };

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
    // Not while another question waits for its answer.
    askHere = (ask) => setTimeout(() => answer(ask));
    events.onReplaced();
  };
  const giveUp = () => void answerHere().catch(() => events.onAnswer({ type: "failed" }));

  try {
    worker = startWorker();
    const late = setTimeout(giveUp, patience);
    worker.addEventListener("message", ({ data }: MessageEvent<PostureAnswer>) => {
      clearTimeout(late);
      isReady = true;
      if (data.type === "ready") return watch();
      if (data.type !== "more") open.shift();
      watch();
      events.onAnswer(data);
    });
    worker.addEventListener("error", () => {
      clearTimeout(late);
      if (!worker) return;
      // The worker ended over this map, as from lack of memory: the page would end as well.
      if (isReady) stopAnalysing();
      else giveUp();
    });
  } catch {
    giveUp();
  }

  return {
    ask: (ask) => {
      if (isGivenUp) return fail(ask);
      if (worker && isAnswered(ask)) {
        open.push(ask);
        if (isReady && open.length === 1) watch();
      }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker?.postMessage(ask);
      askHere?.(ask);
    },
    end: () => {
      isEnded = true;
      clearTimeout(limit);
      worker?.terminate();
      worker = undefined;
    },
  };
}

function isAnswered(ask: ToThread): boolean {
  return ask.type !== "hand" && !(ask.type === "changes" && ask.isMoreComing);
}

function startPostureWorker(): Worker {
  return new Worker(new URL("./posture-worker.ts", import.meta.url), { type: "module" });
}
