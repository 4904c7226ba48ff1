import { cardSelector } from "../state/map-focus";
import type { Panel } from "../state/panel";
import { allCommands } from "./all-commands";
import { type Command, isAvailable, type CommandContext, runCommand } from "./command";
import { isSingleKey } from "./keys";
import { keysWait } from "./keys-wait";
import { typeAhead } from "./typed-ahead";

const byKey = new Map(
  allCommands.flatMap((command) =>
    (command.byBrowser ? [] : (command.keys ?? [])).map((key) => [key, command] as const),
  ),
);

/**
 * @param key the one of its names that is a command's, where it is heard as that
 * @returns whether it was for the map
 */
export function pressKey(event: KeyboardEvent, key: string | undefined, context: CommandContext): boolean {
  if (typeAhead(event, context.state().panel)) return true;
  const command = key === undefined ? undefined : byKey.get(key);
  if (key === undefined || !command) return false;
  // What is typed while a dialog is on its way is meant for the dialog.
  if (isSingleKey(key) && dialogs.has(context.state().panel?.name)) return false;
  const edit = keysWait.edit();
  if (!edit) return obey(event, command, context);
  void edit.then(() => pressKey(event, key, context));
  return true;
}

/** @returns whether the command is available */
function obey(event: KeyboardEvent, command: Command, context: CommandContext): boolean {
  meanFocused(event, command, context);
  if (!isAvailable(command, context)) return false;
  const done = runCommand(command, context);
  if ((command.group === "Edit" || command.group === "Go") && done) keysWait.for(done);
  return true;
}

const dialogs: ReadonlySet<Panel["name"] | undefined> = new Set([
  "commands",
  "keys",
  "connect",
  "move",
  "rename",
  "quick-add",
]);

/** What needs nothing selected, and is about what is. */
const aboutSelected: ReadonlySet<string> = new Set(["menu", "add"]);

/**
 * A key pressed on a card is about that card, where not several are selected, nor a hand-over that the command can be about.
 * Where the map has gone on to another card, which is still being drawn, it is about what is selected.
 */
function meanFocused({ target }: KeyboardEvent, command: Command, { map, state }: CommandContext): void {
  const id = target instanceof HTMLElement && target.matches(cardSelector) ? target.dataset["id"] : undefined;
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
    (command.needs === undefined && !aboutSelected.has(command.id))
  )
    return;
  if (edges.size === 0 || command.needs === "node" || command.needs === "nodes") map.selectNode(id);
}
