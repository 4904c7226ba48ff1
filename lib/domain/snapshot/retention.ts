import { dayNumber, weekOf } from "../days";

/** In days: all of so many are kept, then one a week for so many more, then one a month for ever. */
export const keptDays = { all: 14, weekly: 12 * 7 } as const;

export interface AutomaticSnapshot {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly takenAt: string;
  /** It was shared, ever, or pushes are compared with it: it stays, and is the first of no week or month. */
  readonly isHeld: boolean;
}

/**
 * The automatic snapshots of a pipeline to prune: of those older than 14 days all but the first of each ISO week, of those older
 * than 98 days all but the first of each month among these. Never a held one, nor the newest. The first of a week or month does
 * not depend on `now`, so the result is stable.
 * @param snapshots in any order, without pruned ones
 * @param now ISO 8601 in UTC
 * @returns their ids, oldest first
 */
export function thinnedBy(snapshots: readonly AutomaticSnapshot[], now: string): readonly string[] {
  const [, ...older] = snapshots.toSorted(newestFirst);
  const free = older.filter(({ isHeld }) => !isHeld).toReversed();
  const ofWeeks = firstOfEach(free, ({ takenAt }) => weekOf(takenAt.slice(0, 10)));
  const ofMonths = firstOfEach([...ofWeeks], ({ takenAt }) => takenAt.slice(0, 7));
  const today = dayNumber(now.slice(0, 10));
  return free
    .filter((snapshot) => {
      const age = today - dayNumber(snapshot.takenAt.slice(0, 10));
      if (age <= keptDays.all) return false;
      return !(age <= keptDays.all + keptDays.weekly ? ofWeeks : ofMonths).has(snapshot);
    })
    .map(({ id }) => id);
}

/** Ids decide between two of one moment, so that the order in which they are given does not. */
function newestFirst(a: AutomaticSnapshot, b: AutomaticSnapshot): number {
  if (a.takenAt !== b.takenAt) return a.takenAt < b.takenAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

/** @param snapshots the oldest first */
function firstOfEach(
  snapshots: readonly AutomaticSnapshot[],
  nameOf: (snapshot: AutomaticSnapshot) => string,
): ReadonlySet<AutomaticSnapshot> {
  const names = new Set<string>();
  return new Set(
    snapshots.filter((snapshot) => {
      const name = nameOf(snapshot);
      return !names.has(name) && names.add(name);
    }),
  );
}
