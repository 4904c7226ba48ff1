import { useEffect } from "react";
import { useCommandContext } from "../../state/map-context";
import { copiedText } from "./copied-text";
import { part } from "@/lib/client/parts/part";
import type { CommandContext } from "../../state/command-context";

const pasting = part(() => import("./clipboard-actions"));

/**
 * Copy, cut and paste by the browser's own events, which need no permission and work by key, menu and touch alike. A
 * text field, and text that is selected on the page, keep them.
 */
export function useClipboard(): void {
  const context = useCommandContext();
  useEffect(() => {
    const listen = (event: ClipboardEvent) => handle(event, context);
    const types = ["copy", "cut", "paste"] as const;
    for (const type of types) document.addEventListener(type, listen);
    return () => {
      for (const type of types) document.removeEventListener(type, listen);
    };
  }, [context]);
}

function handle(event: ClipboardEvent, context: CommandContext): void {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest("input, textarea, select, [contenteditable], dialog")) return;
  if (event.type !== "paste" && document.getSelection()?.isCollapsed === false) return;
  if (event.type === "paste") {
    if (context.isReadOnly()) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    event.preventDefault();
    pasting()
      .then(({ pasteText }) => pasteText(context, text))
      .catch(() =>
        context.editor.say(
          "That could not be pasted just now. Try again when the server can be reached.",
          "error",
        ),
      );
    return;
  }
  const text = copiedText(context);
  if (text === undefined) return;
  event.preventDefault();
  event.clipboardData?.setData("text/plain", text);
  if (event.type === "cut") context.map.remove();
  else context.map.announce("Copied.");
}
