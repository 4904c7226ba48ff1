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
  /** Its words in the summary; absent: not urgent. */
  readonly words?: string;
  readonly reasons: readonly WorkReason[];
}

export interface WorkSection extends Omit<Kind, "reasons"> {
  readonly entries: readonly WorkEntry[];
}

export interface SortedWork {
  /** Work to do, most urgent first, without empty sections. */
  readonly sections: readonly WorkSection[];
  readonly nodes: readonly PlacedItem[];
  readonly quiet: readonly Omit<WorkEntry, "reason">[];
}

const kinds: readonly Kind[] = [
  { id: "overdue", title: "Overdue", words: "overdue", reasons: ["overdue"] },
  {
    id: "evidence",
    title: "Expired or contradicting evidence",
    words: "with expired or contradicting evidence",
    reasons: ["contradicted", "expired"],
  },
  {
    id: "reviews",
    title: "Not applicable, to review",
    words: "to review again",
    reasons: ["review-over", "review-soon"],
  },
  {
    id: "acceptances",
    title: "Accepted risks that expire",
    words: "with an acceptance that expired or expires soon",
    reasons: ["acceptance-over", "acceptance-soon"],
  },
  { id: "due", title: `Due within ${soonDays} days`, words: "due soon", reasons: ["due-soon"] },
  {
    id: "expiring",
    title: `Evidence that expires within ${soonDays} days`,
    words: "with evidence that expires soon",
    reasons: ["expiring"],
  },
  { id: "open", title: "Other gaps", reasons: ["open"] },
];

/** Sorts items by the work they need on a day. Keeps their order within a section. */
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

/** The page's summary: the number of items in each urgent section. @param isMine whether it is the viewer's own work */
export function workSentence(work: SortedWork, isMine: boolean): string {
  const said = pressing(work).map(({ words, entries }) => `${entries.length} ${words}`);
  if (said.length > 0) return `${said.join(", ")}.`;
  return isMine
    ? "Nothing of yours is overdue or about to expire."
    : "Nothing is overdue or about to expire.";
}

/** Links for the numbers of the summary, in its order. */
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
