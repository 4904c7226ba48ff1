import "server-only";
import { fileCommands } from "./file-commands";
import { runProcess } from "./run-process";

// What scripts/pack-command-line.mjs packs.
await runProcess(fileCommands);
