// Serves what only reads and takes long to make: pages, exports, the analysis. A process of scripts/readers.mjs, on a socket of its own.
import { createServer } from "node:http";
import { createApplication } from "./application.mjs";
import { warmUp } from "./warm-up.mjs";

const [, , socket] = process.argv;
// Asked for by lib/server/process.ts.
globalThis[Symbol.for("blueline")] = { draining: false, slots: new Map([["reader", true]]) };
// A signal from the keyboard goes to all processes: the server ends this one when it is done with it.
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => undefined);
// The server ended, however that was.
process.on("disconnect", () => process.exit(0));

const { slots } = globalThis[Symbol.for("blueline")];
// What a change works out before it writes: see lib/server/readers/reader-jobs.ts.
process.on("message", (message) => message.job !== undefined && void work(message));

// Maps whose analysis ended a reader: see lib/server/pipeline/analyse-watched.ts.
slots.set("not-analysed", new Map());
process.on("message", ({ notAnalysed }) => {
  if (notAnalysed !== undefined) slots.get("not-analysed").set(notAnalysed.key, notAnalysed);
});

async function work({ job, name, values }) {
  try {
    process.send?.({ done: job, result: await slots.get("reader-jobs")(name, values) });
  } catch ({ code, detail, retryAfter, message }) {
    process.send?.({ done: job, refused: { code, detail, retryAfter, message } });
  }
}

const handle = await createApplication();
// It may have ended before anything here could hear of it.
if (!process.connected) process.exit(0);
// The time of a request is counted by the server in front.
createServer(
  { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0, maxHeaderSize: 64 * 1024 },
  (request, response) => void handle(request, response),
).listen(socket, () => void begin());

/** Takes its turns once the first person has nothing more to wait for. */
async function begin() {
  await warmUp(socket, slots).catch(({ message }) =>
    slots.get("log").warn({ event: "warm-up-failed", message }),
  );
  if (process.connected) process.send?.({ ready: true });
}
