// Serves the built application; `npm start` runs it. Everything before the request is ours, not Next's.
import "./load-env.mjs";
import { EventEmitter } from "node:events";
import path from "node:path";
import { createEdgeServer } from "./edge-server.mjs";
import { createShutDown } from "./shut-down.mjs";

process.env.NODE_ENV ??= "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
// The application's modules find the same object; see lib/server/process.ts.
const state = (globalThis[Symbol.for("blueline")] ??= { draining: false, slots: new Map() });

async function start() {
  // instrumentation.ts checks the environment, migrates and makes the first admin; Next does not wait for it, so we do.
  const prepared = new Promise((done, failed) => state.slots.set("start-signal", { done, failed }));
  const { default: next } = await import("next");
  const application = next({
    dev: false,
    dir: path.resolve(import.meta.dirname, ".."),
    hostname: host,
    port,
    // Next adds a listener for upgrades to the server it is given; this one gets none.
    httpServer: /** @type {any} */ (new EventEmitter()),
  });
  await Promise.all([application.prepare(), prepared]);
  const { trustedProxies, url, secureCookies } = state.slots.get("env");
  const server = createEdgeServer(application.getRequestHandler(), trustedProxies, secureCookies);
  const shutDown = createShutDown(server, state);
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => void shutDown());
  server.on("error", fail);
  server.listen(port, host, () => announce(url));
}

function announce(url) {
  process.stdout.write(`Blueline is ready at ${url}\n`);
  const setupLink = state.slots.get("setup-link");
  if (setupLink === undefined) return;
  state.slots.delete("setup-link");
  process.stdout.write(
    `Make the first admin within an hour, with this link that works once:\n  ${setupLink}\n`,
  );
}

function fail(error) {
  process.stderr.write(`Blueline cannot start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

start().catch(fail);
