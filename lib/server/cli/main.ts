import "server-only";
import { commands } from "./commands";
import { runProcess } from "./run-process";

await runProcess(commands);
