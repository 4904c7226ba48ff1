import { isMac } from "@/lib/client/is-mac";
import { routeLine, routeLines } from "@/lib/domain/drawing/route-lines";
import { mapEdits } from "../state/map-edits";
import { allCommands } from "./all-commands";
import { copyOnEvent } from "./clipboard/copy-on-event";
import { copyTo } from "./clipboard/duplicate";
import { paste } from "./clipboard/paste";
import { type Command, type CommandContext, runCommand } from "./command";
import { keyText } from "./key-text";
import { pressKey } from "./press-key";
import { goOnFromStory } from "../story/go-on-from-story";

function commandOf(id: string): Command | undefined {
  return allCommands.find((command) => command.id === id);
}

/** What a command does, and its key, or that of another command. */
function titleOf(id: string, keyOf = id): string | undefined {
  const key = commandOf(keyOf)?.keys?.[0];
  const title = commandOf(id)?.title;
  return title === undefined || key === undefined ? title : `${title} (${keyText(key, isMac())})`;
}

function run(id: string, context: CommandContext): void {
  const command = commandOf(id);
  if (command) void runCommand(command, context);
}

/** Everything that is needed once somebody works on the map, by key, pointer or menu. */
export const mapWork = {
  titleOf,
  run,
  goOnFromStory,
  pressKey,
  copyOnEvent,
  copyTo,
  paste,
  editsOf: mapEdits,
  router: { routeLine, routeLines },
};

export type MapWork = typeof mapWork;
