import "server-only";
import { commands } from "./commands";
import { runCommand } from "./run-command";

/** Exit status: 0 success, 1 a check or the command failed, 2 usage error. */
export async function runCli(
  args: readonly string[],
  write: (text: string) => void,
  complain: (text: string) => void,
  writeFile: (content: string | Uint8Array) => void,
): Promise<0 | 1 | 2> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    write(await overview());
    return name === undefined ? 2 : 0;
  }
  const command = await commands.get(name)?.();
  if (command === undefined) {
    complain(`Unknown command "${name.slice(0, 50)}".\n\n${await overview()}`);
    return 2;
  }
  return runCommand(name, command, rest, { write, complain, writeFile });
}

export async function overview(): Promise<string> {
  const width = Math.max(...[...commands.keys()].map(({ length }) => length)) + 2;
  const lines = await Promise.all(
    [...commands].map(async ([name, load]) => `  ${name.padEnd(width)}${(await load()).summary}`),
  );
  return `Usage: blueline COMMAND [--json] [--help]\n\n${lines.join("\n")}\n\nExit status: 0 success, 1 check failed, 2 usage error.`;
}
