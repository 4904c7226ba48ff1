import { useSyncExternalStore } from "react";
import { onceLoaded } from "@/lib/client/parts/once-loaded";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { Command, CommandContext } from "./command";

type Commands = readonly Command[];

/** In milliseconds: as long as nobody thinks that nothing happens. */
const patience = 1_000;

let commands: Commands | undefined;
let waiting = 0;
const listeners = new Set<() => void>();

const withCommands = onceLoaded(
  shownPart(async () => {
    const { allCommands } = await import("./all-commands");
    commands = allCommands;
    for (const listener of listeners) listener();
    return { allCommands };
  }),
);

/**
 * Everything that can be done on the map is fetched once somebody is at work there: a picture needs none of it. What is
 * pressed before is kept, and done in its order as soon as it can be.
 */
export const loadCommands = {
  /** Undefined until they are here. */
  known: () => commands,
  /** Whether something that was pressed is still kept. */
  isWaitedFor: () => waiting > 0,
  ahead: () => void withCommands(() => undefined),
  /** At once where they are here. Where that takes long, it is said. */
  with: ({ editor }: CommandContext, act: (all: Commands) => void): void => {
    waiting += 1;
    const done = withCommands(({ allCommands }) => {
      waiting -= 1;
      act(allCommands);
    });
    if (!done) return;
    const timer = setTimeout(
      () => editor.say("What you pressed is done as soon as the server can be reached.", "passing"),
      patience,
    );
    void done.finally(() => clearTimeout(timer));
  },
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Empty until they are here. */
export function useCommands(): Commands {
  return useSyncExternalStore(subscribe, loadCommands.known, () => undefined) ?? none;
}

const none: Commands = [];
