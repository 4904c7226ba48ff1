import { part } from "@/lib/client/parts/part";
import type { CommandContext } from "../command";
import { keysWait } from "../keys-wait";

const pasting = part(() => import("./paste-text"));

/** What was copied from a map, by the browser's own event. */
export function paste(context: CommandContext, text: string): void {
  const pasted = pasting()
    .then(({ pasteText }) => pasteText(context, text))
    .catch(() =>
      context.editor.say(
        "That could not be pasted just now. Try again when the server can be reached.",
        "error",
      ),
    );
  keysWait.for(pasted);
}
