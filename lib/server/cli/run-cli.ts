import "server-only";
import { parseArgs } from "node:util";
import { version } from "@/package.json";
import { printableJson } from "../push/printable-json";
import { type Command, MisuseError, type Values } from "./command";

type Commands = ReadonlyMap<string, () => Promise<Command>>;

/** Exit status: 0 success, 1 a check or the command failed, 2 usage error. */
export async function runCli(
  commands: Commands,
  args: readonly string[],
  write: (text: string) => void,
  complain: (text: string) => void,
  writeFile: (content: string | Uint8Array) => void,
): Promise<0 | 1 | 2> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    write(await overview(commands));
    return name === undefined ? 2 : 0;
  }
  if (name === "--version") {
    write(version);
    return 0;
  }
  const command = await commands.get(name)?.();
  if (command === undefined) {
    complain(`Unknown command "${name.slice(0, 50)}".\n\n${await overview(commands)}`);
    return 2;
  }
  try {
    const { positionals, values } = parse(command, rest);
    if (values["help"] === true) {
      write(helpOf(name, command));
      return 0;
    }
    requireCount(command, positionals);
    const outcome = await command.run(positionals, values);
    if (values["json"] === true) write(printableJson(JSON.stringify(outcome.json, undefined, 2)));
    else if (outcome.file !== undefined) writeFile(outcome.file);
    else if (outcome.text !== "") write(outcome.text);
    if (outcome.complaint !== undefined) complain(outcome.complaint);
    return outcome.code;
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    if (!(error instanceof MisuseError)) return 1;
    complain(`\nRun "blueline ${name} --help" for usage.`);
    return 2;
  }
}

function parse(
  command: Command,
  args: readonly string[],
): { readonly positionals: readonly string[]; readonly values: Values } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...command.options, help: { type: "boolean", short: "h" }, json: { type: "boolean" } },
    });
    return { positionals, values };
  } catch (error) {
    throw new MisuseError(error instanceof Error ? error.message : String(error));
  }
}

function requireCount({ takes: [least, most] }: Command, positionals: readonly string[]): void {
  if (positionals.length < least) throw new MisuseError("A file name is missing.");
  if (positionals.length > most) throw new MisuseError(`Unexpected argument "${positionals[most]}".`);
}

export async function overview(commands: Commands): Promise<string> {
  const width = Math.max(...[...commands.keys()].map(({ length }) => length)) + 2;
  const lines = await Promise.all(
    [...commands].map(async ([name, load]) => `  ${name.padEnd(width)}${(await load()).summary}`),
  );
  return `Usage: blueline COMMAND [--json] [--help]\n       blueline --version\n\n${lines.join("\n")}\n\nExit status: 0 success, 1 check failed, 2 usage error.`;
}

export function helpOf(name: string, { usage, summary, help }: Command): string {
  return `Usage: blueline ${[name, usage].filter((part) => part !== "").join(" ")} [--json]\n\n${summary}.\n\n${help}\n  --json      print the answer as JSON`;
}
