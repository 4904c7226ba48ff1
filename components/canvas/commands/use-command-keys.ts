import { useEffect } from "react";
import { onceAwake } from "@/lib/client/parts/once-awake";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
import { singleKeysOn } from "@/lib/client/single-keys";
import { useCommandContext, useMapState } from "../state/map-context";
import { cardSelector } from "../state/map-focus";
import type { CommandContext } from "./command";
import { commandKeys } from "./command-keys";
import { isSingleKey, keysOf } from "./keys";
import { work } from "./work";

/**
 * The keys of the map. With Control they work wherever the focus is, since it is nowhere after what had it was deleted;
 * single keys only while the map or its palette has the focus, or nothing has, and the person has not turned them off. What a text field has a use for is the field's.
 */
export function useCommandKeys(): void {
  const context = useCommandContext();
  const hasSelection = useMapState(({ selection: { nodes, edges } }) => nodes.size + edges.size > 0);
  const isLive = useMapState((state) => state.isLive);
  useEffect(() => {
    // A page that begins with something selected is at work from its start.
    if (hasSelection) return work.fetch();
    return isLive ? onceAwake(work.fetch) : onFirstInput(work.fetch);
  }, [hasSelection, isLive]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event, context);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [context]);
}

function hear(event: KeyboardEvent, context: CommandContext): void {
  if (event.defaultPrevented) return;
  const name = keysOf(event).find((one) => commandKeys.has(one));
  const key = name !== undefined && isHeard(event, name) ? name : undefined;
  const { part, kept } = work.getState();
  // What is typed after a key that is kept may be meant for the search that it opens.
  if (!part && key === undefined && (kept.length === 0 || !isTyped(event))) return;
  if (!part) event.preventDefault();
  work.ask(context, ({ pressKey }) => {
    if (pressKey(event, key, context)) event.preventDefault();
  });
}

function isTyped({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const uses = `input, textarea, select, [contenteditable]${key === " " ? ", button, a" : ""}`;
  const isUsed = target instanceof Element && target.closest(uses) !== null;
  return key.length === 1 && !ctrlKey && !metaKey && !altKey && !isUsed;
}

/** What buttons, links and lists use themselves: heard on a card, and on the map as a whole. */
const ofControls = /^(Shift\+)?(Enter|Space|Home|End|Delete|Backspace|Arrow\w+)$/;

/** Keys that no text field needs. */
const everywhere = new Set(["Control+s", "Control+k", "Control+Shift+p", "Control+f"]);

function isHeard(event: KeyboardEvent, key: string): boolean {
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (target.closest("dialog, [role=dialog], [role=menu]")) return false;
  if (everywhere.has(key)) return true;
  if (target.closest("input, textarea, select, [contenteditable]")) return false;
  if (key.startsWith("Control+")) return true;
  if (ofControls.test(key)) return target.matches(`#main, ${cardSelector}`);
  const isOnMap = target === document.body || target.closest("#main, [data-map-keys]") !== null;
  return isOnMap && (!isSingleKey(key) || singleKeysOn());
}
