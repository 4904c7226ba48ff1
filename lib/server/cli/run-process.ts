import "server-only";
import type { Command } from "./command";
import { runCli } from "./run-cli";

/** Runs a command, by default this process's arguments. */
export async function runProcess(
  commands: ReadonlyMap<string, () => Promise<Command>>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  // Not `process.exit`: output through a pipe must be flushed first.
  process.exitCode = await runCli(
    commands,
    args,
    (text) => process.stdout.write(`${text}\n`),
    (text) => process.stderr.write(`${text}\n`),
    (content) => process.stdout.write(content),
  );
}
