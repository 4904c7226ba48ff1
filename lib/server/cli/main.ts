import "server-only";
import { runCli } from "./run-cli";

// Not `process.exit`: output through a pipe must be flushed first.
process.exitCode = await runCli(
  process.argv.slice(2),
  (text) => process.stdout.write(`${text}\n`),
  (text) => process.stderr.write(`${text}\n`),
  (content) => process.stdout.write(content),
);
