import "server-only";
import type { Command } from "./command";
import { fileCommands } from "./file-commands";

/** By name, in the order of the list. The first ones work on the server's database. */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["backup", async () => (await import("./backup-command")).backupCommand],
  ["restore", async () => (await import("./restore-command")).restoreCommand],
  ["verify", async () => (await import("./verify-command")).verifyCommand],
  ["heads", async () => (await import("./heads-command")).headsCommand],
  ["reset-link", async () => (await import("./reset-link-command")).resetLinkCommand],
  ["migrate", async () => (await import("./migrate-command")).migrateCommand],
  ...fileCommands,
]);
