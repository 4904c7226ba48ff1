import type { NewPresence, PresentPerson } from "../contract/presence";
import { compareText } from "../pipeline/pipeline";

export interface PresentTab extends NewPresence {
  readonly userId: string;
  readonly name: string;
  /** The time of its last message, in milliseconds. */
  readonly changedAt: number;
  readonly expiresAt: number;
}

const mostPeople = 100;

/** Who is here, each person once, by name: the tab in which they write counts, else the one in which they last did something. */
export function mergeTabs(tabs: Iterable<PresentTab>, now: number): readonly PresentPerson[] {
  const tabsByUser = new Map<string, PresentTab[]>();
  for (const tab of tabs)
    if (tab.expiresAt > now) tabsByUser.set(tab.userId, [...(tabsByUser.get(tab.userId) ?? []), tab]);
  return [...tabsByUser.values()]
    .flatMap((ofPerson) => personOf(ofPerson) ?? [])
    .toSorted((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.id, b.id))
    .slice(0, mostPeople);
}

function personOf(tabs: readonly PresentTab[]): PresentPerson | undefined {
  const [tab] = tabs.toSorted(
    (a, b) => Number(b.isEditing ?? false) - Number(a.isEditing ?? false) || b.changedAt - a.changedAt,
  );
  if (!tab) return undefined;
  const { userId, name, selection, control, isEditing } = tab;
  return {
    id: userId,
    name,
    clients: tabs.map(({ clientId }) => clientId).toSorted(compareText),
    ...(selection && { selection }),
    ...(control !== undefined && { control }),
    ...(isEditing === true && { isEditing }),
  };
}
