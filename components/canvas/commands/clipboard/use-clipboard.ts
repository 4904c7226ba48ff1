import { useEffect } from "react";
import { useCommandContext } from "../../state/map-context";
import type { CommandContext } from "../command";
import { work } from "../work";

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
    return work.ask(context, ({ paste }) => paste(context, text));
  }
  const { part, kept } = work.getState();
  if (part) return part.copyOnEvent(event, context);
  if (context.state().selection.nodes.size === 0 && kept.length === 0) return;
  // The event is over by the time that it is known what is copied.
  event.preventDefault();
  work.ask(context, ({ run }) => run(event.type, context));
}
