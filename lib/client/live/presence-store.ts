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
  /** By node, the people who look at it, as text: a card compares it and is redrawn only when it differs. */
  readonly marks: ReadonlyMap<string, string>;
  readonly where: Where;
  /** The pipeline is about to be deleted here: this page stops reporting. */
  readonly isLeaving: boolean;
  /** A place to go to, because another person looks there; a new object each time. */
  readonly goTo: Pick<PresentPerson, "selection" | "control"> | undefined;
}

const nobody: PresenceState = { people: [], marks: new Map(), where: {}, isLeaving: false, goTo: undefined };

/** The other people on the open pipeline. Apart from the document's state, so that nothing on the map waits for it. */
export const presenceStore = createStore<PresenceState>(() => nobody);

/** Names by tab, including people who left: an event names its tab. */
const names = new Map<string, string>();
let heard: string | undefined;
let listener: ((data: string) => void) | undefined;

/** The stream's list of people; kept until the part of the program that reads it is loaded. */
export function hearPresence(data: string): void {
  heard = data;
  listener?.(data);
}

/** @returns ends the listening, and forgets the people. */
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

/** The person of a tab; undefined if not announced. */
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

/** The people who look at a node, as text that `marksIn` reads; undefined if there are none. */
export function useMarksOn(node: string): string | undefined {
  return usePresence(({ marks }) => marks.get(node));
}

export function marksIn(text: string): readonly Mark[] {
  // Written by `startPresence`.
  return JSON.parse(text) as readonly Mark[];
}
