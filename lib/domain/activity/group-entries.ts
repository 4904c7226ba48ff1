import type { Activity } from "../contract/activity";

type Entry = Activity["entries"][number];

/** One line of the page: one entry of the log, or several in a row that say the same. */
export interface ActivityLine extends Entry {
  /** The oldest of them; `revision` is the newest. */
  readonly since: number;
  readonly times: number;
}

export interface ActivityGroup {
  readonly by: Entry["by"];
  readonly at: string;
  readonly lines: readonly ActivityLine[];
}

/** Groups entries, newest first, by person and minute; entries in a row with the same words, as when a node is dragged about, become one line. */
export function groupEntries(entries: readonly Entry[]): readonly ActivityGroup[] {
  const groups: { by: Entry["by"]; at: string; lines: ActivityLine[] }[] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (!group || group.by.id !== entry.by.id || minuteOf(group.at) !== minuteOf(entry.at)) {
      groups.push({ by: entry.by, at: entry.at, lines: [lineOf(entry)] });
      continue;
    }
    const newer = group.lines.at(-1);
    if (
      newer &&
      entry.since === undefined &&
      newer.since === entry.revision + 1 &&
      newer.text === entry.text &&
      newer.outcome === entry.outcome
    ) {
      group.lines[group.lines.length - 1] = { ...newer, since: entry.revision, times: newer.times + 1 };
    } else group.lines.push(lineOf(entry));
  }
  return groups;
}

function lineOf(entry: Entry): ActivityLine {
  return { ...entry, since: entry.since ?? entry.revision, times: 1 };
}

function minuteOf(at: string): string {
  return at.slice(0, 16);
}
