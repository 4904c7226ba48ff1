import type { Positions } from "@/lib/domain/layout/layout-graph";
import type { LayoutAnswer, LayoutRequest } from "./layout-message";

/** A worker that has not started by then never will. */
const patience = 5000;

/** Calculates the places in a worker, so that the map can be moved meanwhile; in the page itself if no worker starts. */
export async function layOut(request: LayoutRequest, startWorker = startLayoutWorker): Promise<Positions> {
  try {
    return await askWorker(request, startWorker());
  } catch {
    const { answerLayout } = await import("./layout-message");
    return answerLayout(request);
  }
}

function startLayoutWorker(): Worker {
  return new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
}

function askWorker(request: LayoutRequest, worker: Worker): Promise<Positions> {
  const answered = new Promise<Positions>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("The worker did not start.")), patience);
    worker.addEventListener("message", ({ data }: MessageEvent<LayoutAnswer>) => {
      clearTimeout(late);
      if (data.type === "done") resolve(data.positions);
    });
    worker.addEventListener("error", () => {
      clearTimeout(late);
      reject(new Error("The worker failed."));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(request);
  });
  return answered.finally(() => worker.terminate());
}
