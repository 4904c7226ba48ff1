import type { Operation } from "@/lib/domain/pipeline/operations";
import { replacedBy } from "@/lib/domain/sync/replaced-values";
import { formatDay } from "@/lib/domain/words/english";

const remembered = 10 * 60_000;
const most = 500;

interface Mine {
  readonly operation: Operation;
  readonly label: string;
  readonly at: number;
}

/** Remembers this person's saved values for ten minutes, to report when someone else replaces one. */
export function createReplacedNotices(now: () => number, say: (text: string) => void) {
  let mine: readonly Mine[] = [];
  return {
    confirmed: (operation: Operation, label: string) => {
      mine = [...mine.filter(({ at }) => at > now() - remembered), { operation, label, at: now() }].slice(
        -most,
      );
    },
    /** @param who the author, if known; requested only when there is something to report. */
    received: (incoming: Operation, who: () => string | undefined | Promise<string | undefined>) => {
      const recent = mine.filter(({ at }) => at > now() - remembered);
      const replaced = new Set(
        replacedBy(
          incoming,
          recent.map(({ operation }) => operation),
        ),
      );
      if (replaced.size === 0) return;
      const lost = recent.filter(({ operation }) => replaced.has(operation));
      // The replaced value is the one that this person set last.
      const values = new Map(lost.map(({ operation, label }) => [label, valuesText(incoming, operation)]));
      mine = recent.filter(({ operation }) => !replaced.has(operation));
      const tell = (by = "Someone else") => {
        for (const [label, text] of values) say(`${by} replaced your change: ${label}.${text}`);
      };
      const by = who();
      if (by instanceof Promise) void by.then(tell);
      else tell(by);
    },
  };
}

/** Values that read well in a sentence; a note may be pages long, and an id means nothing to people. */
const told = [
  "name",
  "status",
  "owner",
  "due",
  "version",
  "stage",
  "environment",
  "ticket",
  "review",
] as const;

/** Date fields, with their names in a sentence. */
const dayNouns: ReadonlyMap<string, string> = new Map([
  ["due", "due date"],
  ["review", "review date"],
]);

/** " Its owner is now Ana, not Ben." Empty if there is nothing short to say. */
function valuesText(incoming: Operation, mine: Operation): string {
  const [theirs, ours] = [setOf(incoming), setOf(mine)];
  return told
    .filter((field) => field in theirs && field in ours && theirs[field] !== ours[field])
    .map(
      (field) =>
        ` Its ${dayNouns.get(field) ?? field} is now ${wordOf(field, theirs[field])}. You had set ${wordOf(field, ours[field])}.`,
    )
    .join("");
}

function setOf(operation: Operation): { readonly [field: string]: unknown } {
  return "set" in operation ? { ...operation.set } : {};
}

function wordOf(field: string, value: unknown): string {
  if (typeof value !== "string" || value === "") return "empty";
  return dayNouns.has(field) ? formatDay(value) : `“${value.length > 60 ? `${value.slice(0, 59)}…` : value}”`;
}
