import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { NewPresence, PresentPerson } from "@/lib/domain/contract/presence";

export type Where = Omit<NewPresence, "clientId">;

export interface Mark {
  readonly id: string;
  readonly name: string;
  readonly isEditing: boolean;
}

interface PresenceState {
  readonly people: readonly PresentPerson[];
  /** By node, who of them looks at it, as text: a card compares it and is drawn again only when it is another. */
  readonly marks: ReadonlyMap<string, string>;
  readonly where: Where;
  /** The pipeline is about to be removed from here: nothing more is told of this page. */
  readonly isLeaving: boolean;
  /** Where to go, because somebody else is looking there; a new object each time. */
  readonly goTo: Pick<PresentPerson, "selection" | "control"> | undefined;
}

const nobody: PresenceState = { people: [], marks: new Map(), where: {}, isLeaving: false, goTo: undefined };

/** Who else is on the open pipeline. Apart from the document's state, so that nothing of the map waits for it. */
export const presenceStore = createStore<PresenceState>(() => nobody);

/** Names by tab, also of those who left: an event names the tab that it came from. */
const names = new Map<string, string>();
let heard: string | undefined;
let listener: ((data: string) => void) | undefined;

/** The stream said who is here; kept until the part of the program that reads it is there. */
export function hearPresence(data: string): void {
  heard = data;
  listener?.(data);
}

/** @returns ends the listening, and forgets who was here. */
export function listenToPresence(listen: (data: string) => void): () => void {
  listener = listen;
  if (heard !== undefined) listen(heard);
  return () => {
    if (listener === listen) listener = undefined;
    heard = undefined;
    names.clear();
    presenceStore.setState({ ...nobody, where: presenceStore.getState().where }, true);
  };
}

export function rememberNames(people: readonly PresentPerson[]): void {
  for (const { name, clients } of people) for (const client of clients) names.set(client, name);
}

/** Who works in a tab; undefined where nobody said so. */
export function nameOfClient(clientId: string): string | undefined {
  return names.get(clientId);
}

export function leave(isLeaving: boolean): void {
  presenceStore.setState({ isLeaving });
}

export function lookAt(where: Where): void {
  presenceStore.setState({ where });
}

export function usePresence<T>(selector: (state: PresenceState) => T): T {
  return useStore(presenceStore, selector);
}

/** Who looks at a node, as text that `marksIn` reads; undefined while nobody does. */
export function useMarksOn(node: string): string | undefined {
  return usePresence(({ marks }) => marks.get(node));
}

export function marksIn(text: string): readonly Mark[] {
  // Written by `startPresence`.
  return JSON.parse(text) as readonly Mark[];
}
