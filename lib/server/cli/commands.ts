import "server-only";
import type { Command } from "./command";

/**
 * By name, in the order of the list. Each is loaded when called, so that a push from CI does not load the
 * readers of every format.
 */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["backup", async () => (await import("./backup-command")).backupCommand],
  ["restore", async () => (await import("./restore-command")).restoreCommand],
  ["verify", async () => (await import("./verify-command")).verifyCommand],
  ["heads", async () => (await import("./heads-command")).headsCommand],
  ["reset-link", async () => (await import("./reset-link-command")).resetLinkCommand],
  ["migrate", async () => (await import("./migrate-command")).migrateCommand],
  ["posture", async () => (await import("./posture-command")).postureCommand],
  ["compare", async () => (await import("./compare-command")).compareCommand],
  ["import", async () => (await import("./import-command")).importCommand],
  ["export", async () => (await import("./export-command")).exportCommand],
  ["scan", async () => (await import("./scan-command")).scanCommand],
  ["push", async () => (await import("./push-command")).pushCommand],
  ["evidence", async () => (await import("./evidence-command")).evidenceCommand],
  ["running", async () => (await import("./running-command")).runningCommand],
]);
