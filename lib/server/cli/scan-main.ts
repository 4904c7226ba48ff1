import "server-only";
import { processOutlets, runCommand } from "./run-command";
import { scanCommand } from "./scan-command";

// The command `scan` alone, for a clone that has only the packages that reading needs (scripts/scan.mjs).
process.exitCode = await runCommand("scan", scanCommand, process.argv.slice(2), processOutlets);
