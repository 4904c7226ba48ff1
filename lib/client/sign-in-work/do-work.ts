import type { SignInWork } from "@/lib/domain/contract/problem";
import type { WorkProof } from "@/lib/domain/contract/sign-in-work";
import type { WorkAnswer } from "./work-message";

/** Workers that have not started by then never will; on a slow line they are fetched first. */
const patience = 20_000;
/** 8 MB each. */
const mostWorkers = 4;

interface Watch {
  readonly signal: AbortSignal;
  readonly onTried: () => void;
}

/** Does the work in as many workers as half the machine's cores; fails if none starts, and on abort. */
export function doWork(
  work: SignInWork,
  { signal, onTried }: Watch,
  startWorker = startWorkWorker,
): Promise<WorkProof> {
  const workers: Worker[] = [];
  const found = new Promise<WorkProof>((resolve, reject) => {
    const fail = () => reject(new Error("The work was not done."));
    const late = setTimeout(fail, patience);
    signal.addEventListener("abort", fail);
    while (workers.length < workersHere()) {
      const worker = startWorker();
      workers.push(worker);
      worker.addEventListener("message", ({ data }: MessageEvent<WorkAnswer>) => {
        clearTimeout(late);
        if (data.type === "tried") onTried();
        if (data.type === "found") resolve({ challenge: work.challenge, nonce: data.nonce });
      });
      worker.addEventListener("error", fail);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage(work);
    }
  });
  return found.finally(() => {
    for (const worker of workers) worker.terminate();
  });
}

function workersHere(): number {
  return Math.min(mostWorkers, Math.max(1, Math.floor(navigator.hardwareConcurrency / 2)));
}

function startWorkWorker(): Worker {
  return new Worker(new URL("./work-worker.ts", import.meta.url), { type: "module" });
}
