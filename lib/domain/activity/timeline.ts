import type { Activity } from "../contract/activity";
import { type ActivityGroup, groupEntries } from "./group-entries";

export type TimelineItem =
  | { readonly kind: "group"; readonly group: ActivityGroup }
  | { readonly kind: "snapshot"; readonly snapshot: Activity["snapshots"][number] };

/** The groups of the page, newest first: a snapshot comes above its entries, and no group spans it. */
export function timelineOf({
  entries,
  snapshots,
}: Pick<Activity, "entries" | "snapshots">): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  let rest = entries;
  const takeAbove = (revision: number) => {
    const below = rest.findIndex((entry) => entry.revision <= revision);
    const above = below === -1 ? rest : rest.slice(0, below);
    rest = below === -1 ? [] : rest.slice(below);
    items.push(...groupEntries(above).map((group): TimelineItem => ({ kind: "group", group })));
  };
  for (const snapshot of snapshots.toSorted((a, b) => b.number - a.number)) {
    takeAbove(snapshot.revision);
    items.push({ kind: "snapshot", snapshot });
  }
  takeAbove(-1);
  return items;
}
