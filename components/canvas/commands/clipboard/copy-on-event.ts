import { mapEdits } from "../../state/map-edits";
import type { CommandContext } from "../command";
import { copiedText } from "./copied-text";

/** Puts what is selected, as text, into what the browser copies or cuts. */
export function copyOnEvent(event: ClipboardEvent, context: CommandContext): void {
  const text = copiedText(context);
  if (text === undefined) return;
  event.preventDefault();
  event.clipboardData?.setData("text/plain", text);
  if (event.type === "cut") mapEdits(context).remove();
  else context.map.announce("Copied.");
}
