import { type Command, type CommandContext, isAvailable } from "./command";

/** Runs a command where it is available. A part of the program that cannot be fetched is said, not swallowed. */
export function runCommand(command: Command, context: CommandContext): void {
  if (!isAvailable(command, context)) return;
  const failed = () => {
    // Without a connection a reload would help nothing.
    const how = navigator.onLine ? "Reload the page and try again" : "Try again when the connection is back";
    context.editor.say(`“${command.title}” could not be done just now. ${how}.`, "error");
  };
  try {
    Promise.resolve(command.run(context)).catch(failed);
  } catch {
    failed();
  }
}
