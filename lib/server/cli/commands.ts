import "server-only";
import { backupCommand } from "./backup-command";
import type { Command } from "./command";
import { compareCommand } from "./compare-command";
import { evidenceCommand } from "./evidence-command";
import { exportCommand } from "./export-command";
import { headsCommand } from "./heads-command";
import { importCommand } from "./import-command";
import { migrateCommand } from "./migrate-command";
import { postureCommand } from "./posture-command";
import { pushCommand } from "./push-command";
import { resetLinkCommand } from "./reset-link-command";
import { restoreCommand } from "./restore-command";
import { runningCommand } from "./running-command";
import { scanCommand } from "./scan-command";
import { verifyCommand } from "./verify-command";

export const commands: ReadonlyMap<string, Command> = new Map([
  ["backup", backupCommand],
  ["restore", restoreCommand],
  ["verify", verifyCommand],
  ["heads", headsCommand],
  ["reset-link", resetLinkCommand],
  ["migrate", migrateCommand],
  ["posture", postureCommand],
  ["compare", compareCommand],
  ["import", importCommand],
  ["export", exportCommand],
  ["scan", scanCommand],
  ["push", pushCommand],
  ["evidence", evidenceCommand],
  ["running", runningCommand],
]);
