import type { Operation } from "@/lib/domain/pipeline/operations";
import { replacedBy } from "@/lib/domain/sync/replaced-values";

const remembered = 10 * 60_000;
const most = 500;

interface Mine {
  readonly operation: Operation;
  readonly label: string;
  readonly at: number;
}

/** Remembers for ten minutes what this person set and the server took, to tell them when someone else sets it anew. */
export function createReplacedNotices(now: () => number, say: (text: string) => void) {
  let mine: readonly Mine[] = [];
  return {
    confirmed: (operation: Operation, label: string) => {
      mine = [...mine.filter(({ at }) => at > now() - remembered), { operation, label, at: now() }].slice(-most);
    },
    received: (incoming: Operation) => {
      const recent = mine.filter(({ at }) => at > now() - remembered);
      const replaced = new Set(
        replacedBy(
          incoming,
          recent.map(({ operation }) => operation),
        ),
      );
      if (replaced.size === 0) return;
      const labels = new Set(recent.filter(({ operation }) => replaced.has(operation)).map(({ label }) => label));
      for (const label of labels) say(`Someone else changed what you had set: ${label}.`);
      mine = recent.filter(({ operation }) => !replaced.has(operation));
    },
  };
}
