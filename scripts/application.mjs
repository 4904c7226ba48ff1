import { EventEmitter } from "node:events";
import path from "node:path";

/** Loads the built application, and waits until it is prepared. @returns its request handler */
export async function createApplication(host = "127.0.0.1", port = 0) {
  // The application's modules find the same object; see lib/server/process.ts.
  const state = (globalThis[Symbol.for("blueline")] ??= { draining: false, slots: new Map() });
  // instrumentation.ts checks the environment, migrates and creates the first admin; Next does not wait for
  // it, so we do.
  const prepared = new Promise((done, failed) => state.slots.set("start-signal", { done, failed }));
  const { default: next } = await import("next");
  const dir = path.resolve(import.meta.dirname, "..");
  // Once its configuration is read, Next prints no line about the time that took.
  const { default: configuration } = await import("next/dist/server/config.js");
  await configuration.default("phase-production-server", dir);
  const application = next({
    dev: false,
    dir,
    hostname: host,
    port,
    // Next adds a listener for upgrades to its server; this one gets none.
    httpServer: /** @type {any} */ (new EventEmitter()),
  });
  await Promise.all([application.prepare(), prepared]);
  return application.getRequestHandler();
}
