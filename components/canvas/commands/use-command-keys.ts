import { useEffect } from "react";
import { singleKeysOn } from "@/lib/client/single-keys";
import { useCommandContext } from "../state/map-context";
import { allCommands } from "./all-commands";
import { type Command, isAvailable, type CommandContext, runCommand } from "./command";
import { isSingleKey, keysOf } from "./keys";
import { cardSelector } from "../state/map-focus";
import type { Panel } from "../state/panel";
import { isSearchOnItsWay, typeAhead } from "./typed-ahead";

const byKey = new Map(
  allCommands.flatMap((command) =>
    (command.byBrowser ? [] : (command.keys ?? [])).map((key) => [key, command] as const),
  ),
);

/**
 * The keys of the map. Keys with Control work wherever the focus is, since a deleted element leaves the focus on the body.
 * Single keys work only while the map, its palette or nothing has the focus, and the person has not turned them off. Keys
 * that a text field uses belong to the field.
 */
export function useCommandKeys(): void {
  const context = useCommandContext();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handle(event, context);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [context]);
}

function handle(event: KeyboardEvent, context: CommandContext): void {
  if (!event.defaultPrevented && typeAhead(event, context.state().panel)) return event.preventDefault();
  const key = keysOf(event).find((name) => byKey.has(name));
  const command = key === undefined ? undefined : byKey.get(key);
  if (key === undefined || !command || event.defaultPrevented || !isHeard(event, key)) return;
  // Keys pressed while a panel with a field loads are meant for the panel: Backspace for its text, not for the card.
  if (key !== "Escape" && !key.startsWith("Control+") && isOnItsWay(context.state().panel)) return;
  if (editing) {
    event.preventDefault();
    void editing.then(() => obey(event, command, context));
  } else if (obey(event, command, context)) event.preventDefault();
}

let editing: Promise<void> | undefined;

/** An edit or step in progress, as while a part of the program loads for it: the next key acts on what it leaves selected. */
export function keysWaitFor(command: Promise<void>): void {
  const turn = command.finally(() => {
    if (editing === turn) editing = undefined;
  });
  editing = turn;
}

/** @returns whether the command is available */
function obey(event: KeyboardEvent, command: Command, context: CommandContext): boolean {
  const on = picks.has(command.id) ? cardIdOf(event) : undefined;
  if (on !== undefined && context.map.pick(on)) return true;
  meanFocused(event, command, context);
  const able = [command, allCommands.find(({ id }) => id === command.otherwise)].find(
    (one) => one && isAvailable(one, context),
  );
  if (!able) return false;
  const done = runCommand(able, context);
  if ((able.group === "Edit" || able.group === "Go") && done) keysWaitFor(done);
  return true;
}

/** Enter and Space, which choose a card while connecting. */
const picks: ReadonlySet<string> = new Set(["inspect", "toggle-selected"]);

function cardIdOf({ target }: KeyboardEvent): string | undefined {
  return target instanceof HTMLElement && target.matches(cardSelector) ? target.dataset["id"] : undefined;
}

/** While a dialog is open, the map hears no key. */
function isOnItsWay(panel: Panel | undefined): boolean {
  return panel !== undefined && (dialogs.has(panel.name) || isSearchOnItsWay(panel));
}

const dialogs: ReadonlySet<Panel["name"]> = new Set([
  "commands",
  "keys",
  "connect",
  "move",
  "rename",
  "quick-add",
]);

/**
 * A key pressed on a card acts on that card, unless several are selected, or a connection that the command can act on.
 * If the map has moved on to another card that is still being drawn, the key acts on the selection.
 */
function meanFocused(event: KeyboardEvent, command: Command, { map, state }: CommandContext): void {
  const id = cardIdOf(event);
  const {
    selection: { nodes, edges },
    focused,
    spared,
  } = state();
  if (
    command.id === "delete" &&
    id !== undefined &&
    id === spared &&
    !nodes.has(id) &&
    nodes.size + edges.size === 0
  )
    return map.announce("This one is not selected: press Space to select it, then Delete.");
  if (
    id === undefined ||
    id !== focused ||
    nodes.has(id) ||
    nodes.size > 1 ||
    // Add follows a card only while that is selected.
    (command.needs === undefined && command.id !== "menu")
  )
    return;
  if (edges.size === 0 || command.needs === "node" || command.needs === "nodes") map.selectNode(id);
}

/** Keys that buttons, links and lists use themselves: heard on a card, and on the map as a whole. */
const ofControls = /^(Shift\+)?(Enter|Space|Home|End|Delete|Backspace|Arrow\w+)$/;

/** Keys that no text field needs. */
const everywhere = new Set(["Control+s", "Control+k", "Control+Shift+p", "Control+f"]);

function isHeard(event: KeyboardEvent, key: string): boolean {
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  // A modal dialog whose focused button is gone leaves the focus on the body.
  if (target.closest("dialog, [role=dialog], [role=menu]") || document.querySelector("dialog:modal"))
    return false;
  if (everywhere.has(key)) return true;
  if (target.closest("input, textarea, select, [contenteditable]")) return false;
  if (key.startsWith("Control+")) return true;
  if (ofControls.test(key)) return target.matches(`#main, ${cardSelector}`);
  const isOnMap = target === document.body || target.closest("#main, [data-map-keys]") !== null;
  return isOnMap && (!isSingleKey(key) || singleKeysOn());
}
