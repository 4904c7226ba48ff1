import type { ImportResult } from "@/lib/domain/importers/imported";
import type { ReadAnswer } from "./read-answer";

/** A worker that has not started by then never will. */
const patience = 5000;

/**
 * Reads another tool's file in a worker, fetched only now: a large file takes seconds, and the page stays responsive. In
 * the page itself if no worker starts.
 */
export async function readInWorker(text: string, startWorker = startReadWorker): Promise<ImportResult> {
  try {
    return await askWorker(text, startWorker());
  } catch {
    const { readHere } = await import("./read-here");
    return readHere(text);
  }
}

function startReadWorker(): Worker {
  return new Worker(new URL("./read-worker.ts", import.meta.url), { type: "module" });
}

function askWorker(text: string, worker: Worker): Promise<ImportResult> {
  const answered = new Promise<ImportResult>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("The worker did not start.")), patience);
    worker.addEventListener("message", ({ data }: MessageEvent<ReadAnswer>) => {
      clearTimeout(late);
      if (data.type === "done") resolve(data.result);
    });
    worker.addEventListener("error", () => {
      clearTimeout(late);
      reject(new Error("The worker failed."));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(text);
  });
  return answered.finally(() => worker.terminate());
}
