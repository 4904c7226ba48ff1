import "server-only";
import { runProcess } from "./run-process";
import { scanCommand } from "./scan-command";

// The command `scan` alone, for a clone that has only the packages that reading needs (scripts/scan.mjs).
await runProcess(new Map([["scan", async () => scanCommand]]), ["scan", ...process.argv.slice(2)]);
