import "server-only";
import { runCli } from "./run-cli";
import { processOutlets } from "./run-command";

const { write, complain, writeFile } = processOutlets;
// Not `process.exit`: output through a pipe must be flushed first.
process.exitCode = await runCli(process.argv.slice(2), write, complain, writeFile);
