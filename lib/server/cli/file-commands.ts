import "server-only";
import type { Command } from "./command";

/**
 * Commands that take files or the API: the package of the command line has these alone. Each is loaded when
 * called, so that a push from CI does not load the readers of every format.
 */
export const fileCommands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["posture", async () => (await import("./posture-command")).postureCommand],
  ["compare", async () => (await import("./compare-command")).compareCommand],
  ["import", async () => (await import("./import-command")).importCommand],
  ["export", async () => (await import("./export-command")).exportCommand],
  ["scan", async () => (await import("./scan-command")).scanCommand],
  ["push", async () => (await import("./push-command")).pushCommand],
  ["evidence", async () => (await import("./evidence-command")).evidenceCommand],
  ["running", async () => (await import("./running-command")).runningCommand],
]);
