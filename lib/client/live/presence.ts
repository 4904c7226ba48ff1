import type { NewPresence, Presence, PresentPerson } from "@/lib/domain/contract/presence";
import { leave, listenToPresence, type Mark, presenceStore, rememberNames } from "./presence-store";

export interface PresenceInput {
  readonly clientId: string;
  readonly userId: string;
  readonly send: (presence: NewPresence) => void;
  /** Whether this page is visible, and the server can be reached. */
  readonly isHere: () => boolean;
  /** Calls back whenever that may have changed. @returns ends it. */
  readonly onChange: (listener: () => void) => () => void;
}

/** In milliseconds: the shortest and the longest time between our messages, and how long others stay listed without one. */
const pause = 1_000;
const beatEvery = 10_000;
const believedFor = 40_000;

/** Reports where this person looks, and shows where others look. @returns stops it; others notice by the stream's end. */
export function startPresence({ clientId, userId, send, isHere, onChange }: PresenceInput): () => void {
  let last = -pause;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  let isUnsaid = false;
  let { where } = presenceStore.getState();
  leave(false);

  const beat = () => {
    timer = undefined;
    isUnsaid = !isHere() || presenceStore.getState().isLeaving;
    if (isUnsaid) return;
    last = performance.now();
    send({ clientId, ...where });
  };
  const beatSoon = () => {
    timer ??= setTimeout(beat, Math.max(0, last + pause - performance.now()));
  };
  const beats = setInterval(beatSoon, beatEvery);
  const stopWatching = presenceStore.subscribe((state) => {
    if (JSON.stringify(state.where) === JSON.stringify(where)) return;
    where = state.where;
    beatSoon();
  });
  const stopListening = listenToPresence((data) => {
    const people = peopleIn(data);
    rememberNames(people);
    show(people.filter(({ id }) => id !== userId));
    // While other people are here, the server repeats it.
    clearTimeout(forgetting);
    forgetting = setTimeout(() => show([]), believedFor);
    // Other people have another tab of ours, or none: after a restart, or a disconnect.
    if (!people.some(({ clients }) => clients.includes(clientId))) beatSoon();
  });
  // This part may load before the connection exists: others would see nothing until the next beat.
  const stopWaiting = onChange(() => {
    if (isUnsaid && isHere()) beatSoon();
  });
  beatSoon();
  return () => {
    stopWaiting();
    clearTimeout(timer);
    clearTimeout(forgetting);
    clearInterval(beats);
    stopWatching();
    stopListening();
  };
}

function show(people: readonly PresentPerson[]): void {
  const { people: before, marks } = presenceStore.getState();
  if (JSON.stringify(people) === JSON.stringify(before)) return;
  presenceStore.setState({
    people,
    marks: people.length === 0 && marks.size === 0 ? marks : marksOf(people),
  });
}

function marksOf(people: readonly PresentPerson[]): ReadonlyMap<string, string> {
  const byNode = new Map<string, Mark[]>();
  for (const { id, name, selection, isEditing = false } of people) {
    if (!selection || !("node" in selection)) continue;
    byNode.set(selection.node, [...(byNode.get(selection.node) ?? []), { id, name, isEditing }]);
  }
  return new Map([...byNode].map(([node, marks]) => [node, JSON.stringify(marks)]));
}

function peopleIn(data: string): readonly PresentPerson[] {
  try {
    // The server's own texts; its tests check them against the contract.
    return (JSON.parse(data) as Presence).people;
  } catch {
    return [];
  }
}
