import type { NumberLink } from "@/components/findings/number-links";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { WorkItem } from "@/lib/domain/work/work-items";
import { judgeWork, soonDays, type WorkReason, workStatus } from "@/lib/domain/work/work-reason";

export type PlacedItem = WorkItem & { readonly pipelineId: string; readonly pipelineName: string };

export interface WorkEntry {
  readonly item: PlacedItem;
  readonly status: EffectiveStatus;
  readonly reason: WorkReason;
  readonly day?: string | undefined;
}

interface Kind {
  readonly id: string;
  readonly title: string;
  /** As the sentence says it; absent: it does not press. */
  readonly words?: string;
  readonly reasons: readonly WorkReason[];
}

export interface WorkSection extends Omit<Kind, "reasons"> {
  readonly entries: readonly WorkEntry[];
}

export interface SortedWork {
  /** What asks for something, the most pressing first; none of them is empty. */
  readonly sections: readonly WorkSection[];
  readonly nodes: readonly PlacedItem[];
  readonly quiet: readonly Omit<WorkEntry, "reason">[];
}

const kinds: readonly Kind[] = [
  { id: "overdue", title: "Overdue", words: "overdue", reasons: ["overdue"] },
  {
    id: "evidence",
    title: "Evidence that expired or contradicts",
    words: "with evidence that expired or contradicts",
    reasons: ["contradicted", "expired"],
  },
  {
    id: "reviews",
    title: "Reviews of what does not apply",
    words: "to review again",
    reasons: ["review-over", "review-soon"],
  },
  {
    id: "acceptances",
    title: "Accepted risks that run out",
    words: "accepted and about to run out, or over",
    reasons: ["acceptance-over", "acceptance-soon"],
  },
  { id: "due", title: `Due within ${soonDays} days`, words: "due soon", reasons: ["due-soon"] },
  {
    id: "expiring",
    title: `Evidence that expires within ${soonDays} days`,
    words: "with evidence that expires soon",
    reasons: ["expiring"],
  },
  { id: "open", title: "Other open controls", reasons: ["open"] },
];

/** Sorts items by what they ask for on a day; within a section they keep their order. */
export function sortWork(items: readonly PlacedItem[], today: string): SortedWork {
  const entries = items.flatMap((item): WorkEntry[] => {
    const judged = judgeWork(item, today);
    return judged ? [{ item, status: workStatus(item, today), ...judged }] : [];
  });
  const nodes = items.filter(({ control }) => control === "");
  return {
    sections: kinds
      .map(({ reasons, ...kind }) => ({
        ...kind,
        entries: entries.filter(({ reason }) => reasons.includes(reason)),
      }))
      .filter((section) => section.entries.length > 0),
    nodes,
    quiet: items
      .filter((item) => item.control !== "" && judgeWork(item, today) === undefined)
      .map((item) => ({ item, status: workStatus(item, today) })),
  };
}

/** The sentence that the page opens with: how many stand in each section that presses. @param isMine of whom it speaks. */
export function workSentence(work: SortedWork, isMine: boolean): string {
  const said = pressing(work).map(({ words, entries }) => `${entries.length} ${words}`);
  if (said.length > 0) return `${said.join(", ")}.`;
  return isMine
    ? "Nothing of yours is overdue or about to expire."
    : "Nothing is overdue or about to expire.";
}

/** Where the numbers of that sentence lead, in its order. */
export function workLinks(work: SortedWork): readonly NumberLink[] {
  return pressing(work).map(({ id, words = "", entries }) => ({
    count: entries.length,
    what: words,
    href: `#${id}`,
  }));
}

function pressing({ sections }: SortedWork): readonly WorkSection[] {
  return sections.filter(({ words }) => words !== undefined);
}
