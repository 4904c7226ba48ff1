// Serves the built application; `npm start` runs it. Our own code handles each request before Next.
import "./load-env.mjs";
import { createApplication } from "./application.mjs";
import { createEdgeServer } from "./edge-server.mjs";
import { createPackedFileSender } from "./packed-files.mjs";
import { isReading, personOf } from "./is-reading.mjs";
import { createReaders } from "./readers.mjs";
import { createShutDown } from "./shut-down.mjs";
import { startFault } from "./start-fault.mjs";

process.env.NODE_ENV ??= "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
// The application's modules find the same object; see lib/server/process.ts.
const state = (globalThis[Symbol.for("blueline")] ??= { draining: false, slots: new Map() });

async function start() {
  const handle = await createApplication(host, port);
  const { trustedProxies, url, secureCookies, isDemo, readers: count } = state.slots.get("env");
  const { readerMemory: memory, analysisSeconds } = state.slots.get("env");
  const runTask = ({ name, values }) => state.slots.get("writer-tasks")(name, values);
  const report = (line) => state.slots.get("log").warn(line);
  const readers =
    count === 0 ? undefined : createReaders({ count, memory, analysisSeconds, runTask, report });
  const sendPacked = createPackedFileSender();
  const server = createEdgeServer(
    (request, response, refuse) => {
      if (sendPacked(request, response)) return undefined;
      return readers && isReading(request)
        ? readers.handle(request, response, personOf(request, state.slots.get("secret")), refuse)
        : handle(request, response);
    },
    { url, trustedProxies, isSecure: secureCookies, warn: report },
  );
  const shutDown = createShutDown(server, state);
  if (readers) state.slots.set("readers", readers);
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => void shutDown());
  process.on("disconnect", () => void shutDown());
  server.on("error", fail);
  server.listen(port, host, () => announce(url, isDemo));
  // Requests for pages wait meanwhile.
  await readers?.ready();
}

function announce(url, isDemo) {
  if (isDemo) return void process.stdout.write(`The demo is at ${url} and gone when you stop it (Ctrl+C).\n`);
  process.stdout.write(`Blueline is ready at ${url}\n`);
  const setupLink = state.slots.get("setup-link");
  if (setupLink === undefined) return;
  state.slots.delete("setup-link");
  process.stdout.write(
    `Create the first admin within an hour with this link, which works once:\n  ${setupLink}\n`,
  );
}

function fail(error) {
  const dataFolder = state.slots.get("env")?.dataFolder;
  process.stderr.write(`Blueline can't start. ${startFault(error, { host, port, dataFolder })}\n`);
  process.exit(1);
}

start().catch(fail);
