import { createStore, type StoreApi } from "zustand/vanilla";
import { isSameSelection } from "@/lib/domain/pipeline/selection";
import type { MapActions, Place } from "../state/map-actions";
import type { CommandContext } from "./command";

/** Of a command's context, what acts that are kept need themselves. */
export interface Asker {
  readonly state: () => Place;
  readonly map: Pick<MapActions, "goBackTo">;
  readonly editor: Pick<CommandContext["editor"], "say">;
}

interface KeptAct<Part> {
  readonly asker: Asker;
  /** Where the person was when they asked for it. */
  readonly place: Place;
  readonly act: (part: Part) => void;
}

interface Waiting<Part> {
  /** Absent until it is fetched. */
  readonly part: Part | undefined;
  readonly kept: readonly KeptAct<Part>[];
}

export interface KeptActs<Part> extends Pick<
  StoreApi<Waiting<Part>>,
  "getState" | "getInitialState" | "subscribe"
> {
  readonly fetch: () => void;
  /** Done at once where the part is here. */
  readonly ask: (asker: Asker, act: (part: Part) => void) => void;
}

/**
 * What is asked of a part of the program that is fetched when somebody begins to work. Until it is here, acts are kept, and then
 * done in the order in which they were asked for, each about what was selected then: who pressed Delete and clicked another
 * card meanwhile loses the one that they meant.
 */
export function createKeptActs<Part>(load: () => Promise<Part>): KeptActs<Part> {
  const store = createStore<Waiting<Part>>(() => ({ part: undefined, kept: [] }));
  let isFetching = false;

  const fetch = async () => {
    if (isFetching || store.getState().part) return;
    isFetching = true;
    const part = await load().catch(() => undefined);
    isFetching = false;
    const { kept } = store.getState();
    store.setState({ part, kept: [] });
    if (part) return doInTurn(kept, part);
    // Without a connection a reload would help nothing.
    const how = navigator.onLine ? "Reload the page and try again" : "Try again when the connection is back";
    kept[0]?.asker.editor.say(`That could not be done just now. ${how}.`, "error");
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    fetch: () => void fetch(),
    ask: (asker, act) => {
      const { part } = store.getState();
      if (part) return act(part);
      store.setState(({ kept }) => ({ kept: [...kept, { asker, place: placeOf(asker), act }] }));
      void fetch();
    },
  };
}

/** What an act selects, the next one is about; where the person selected something between two, the second is about that. */
function doInTurn<Part>(kept: readonly KeptAct<Part>[], part: Part): void {
  const [first] = kept;
  if (!first) return;
  const now = placeOf(first.asker);
  let before = now;
  const goTo = ({ map }: Asker, place: Place) => {
    if (!isSamePlace(place, before)) map.goBackTo(place);
    before = place;
  };
  for (const { asker, place, act } of kept) {
    goTo(asker, place);
    act(part);
  }
  goTo(first.asker, now);
}

function placeOf({ state }: Asker): Place {
  const { selection, focused } = state();
  return { selection, focused };
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.focused === other.focused && isSameSelection(one.selection, other.selection);
}
