import "server-only";
import { parseArgs } from "node:util";
import { printableJson } from "../push/printable-json";
import { type Command, MisuseError, type Values } from "./command";

/** Where a command writes: text, complaints, and the bytes of a file. */
interface Outlets {
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly writeFile: (content: string | Uint8Array) => void;
}

/** The outlets of this process. */
export const processOutlets: Outlets = {
  write: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
  writeFile: (content) => process.stdout.write(content),
};

/** Runs one command. @returns the exit status: 0 success, 1 a check or the command failed, 2 usage error */
export async function runCommand(
  name: string,
  command: Command,
  args: readonly string[],
  { write, complain, writeFile }: Outlets,
): Promise<0 | 1 | 2> {
  try {
    const { positionals, values } = parse(command, args);
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

export function helpOf(name: string, { usage, summary, help }: Command): string {
  return `Usage: blueline ${[name, usage].filter((part) => part !== "").join(" ")} [--json]\n\n${summary}.\n\n${help}\n  --json      print the answer as JSON`;
}
