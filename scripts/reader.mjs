// A worker process of scripts/readers.mjs: serves long read requests (pages, exports, the analysis) on its
// own socket.
import { createServer } from "node:http";
import { createApplication } from "./application.mjs";
import { warmUp } from "./warm-up.mjs";

const [, , socket] = process.argv;
// Read by lib/server/process.ts.
globalThis[Symbol.for("blueline")] = { draining: false, slots: new Map([["reader", true]]) };
// A signal from the keyboard reaches all processes: the server ends this one when it is done with it.
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => undefined);
// The server ended, for whatever reason.
process.on("disconnect", () => process.exit(0));

const { slots } = globalThis[Symbol.for("blueline")];
// The reading part of a change: see lib/server/readers/reader-jobs.ts.
process.on("message", (message) => message.job !== undefined && void work(message));

// Maps whose analysis ended a worker: see lib/server/pipeline/analyse-watched.ts.
slots.set("not-analysed", new Map());
process.on("message", ({ notAnalysed }) => {
  if (notAnalysed !== undefined) slots.get("not-analysed").set(notAnalysed.key, notAnalysed);
});

async function work({ job, name, values }) {
  // As in `take`.
  process.send?.({ taken: job });
  try {
    process.send?.({ done: job, result: await slots.get("reader-jobs")(name, values) });
  } catch ({ code, detail, retryAfter, message }) {
    process.send?.({ done: job, refused: { code, detail, retryAfter, message } });
  }
}

const handle = await createApplication();
// It may have ended before anything here could hear of it.
if (!process.connected) process.exit(0);
// The front server measures the time of a request.
createServer(
  { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0, maxHeaderSize: 64 * 1024 },
  take,
).listen(socket, () => void begin());

/** Reports that it has the request: if this process ends before, another can take it. */
function take(request, response) {
  response.writeProcessing();
  void handle(request, response);
}

/** Runs its own tasks once the first person's requests are done. */
async function begin() {
  await warmUp(socket, slots).catch(({ message }) =>
    slots.get("log").warn({ event: "warm-up-failed", message }),
  );
  if (process.connected) process.send?.({ ready: true });
}
