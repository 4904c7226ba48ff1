import "server-only";
import type { Command } from "./command";
import { runCli } from "./run-cli";

/** Runs this process's arguments as a command. */
export async function runProcess(commands: ReadonlyMap<string, () => Promise<Command>>): Promise<void> {
  // Not `process.exit`: output through a pipe must be flushed first.
  process.exitCode = await runCli(
    commands,
    process.argv.slice(2),
    (text) => process.stdout.write(`${text}\n`),
    (text) => process.stderr.write(`${text}\n`),
    (content) => process.stdout.write(content),
  );
}
