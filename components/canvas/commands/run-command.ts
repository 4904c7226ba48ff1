import type { Command, CommandContext } from "./command";
import { isAvailable } from "./command";

/** Runs a command where it is available. A part of the program that cannot be fetched is said, not swallowed. */
export function runCommand(command: Command, context: CommandContext): void {
  if (!isAvailable(command, context)) return;
  const failed = () => context.editor.say(`"${command.title}" could not be done just now. Reload the page and try again.`, "error");
  try {
    Promise.resolve(command.run(context)).catch(failed);
  } catch {
    failed();
  }
}
