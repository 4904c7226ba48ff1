import type { EffectiveStatus } from "@/lib/domain/posture/effective-status";
import type { WorkItem } from "@/lib/domain/work/work-items";
import { judgeWork, soonDays, type WorkReason, workStatus } from "@/lib/domain/work/work-reason";

/** An item with the pipeline that it is in. */
export type PlacedItem = WorkItem & { readonly pipelineId: string; readonly pipelineName: string };

export interface WorkEntry {
  readonly item: PlacedItem;
  readonly status: EffectiveStatus;
  readonly reason: WorkReason;
  readonly day?: string | undefined;
}

export interface WorkSection {
  readonly title: string;
  readonly entries: readonly WorkEntry[];
}

export interface SortedWork {
  /** What asks for something, the most pressing first; none of them is empty. */
  readonly sections: readonly WorkSection[];
  readonly nodes: readonly PlacedItem[];
  /** Claims that ask for nothing now. */
  readonly quiet: number;
}

const titles: readonly { readonly title: string; readonly reasons: readonly WorkReason[] }[] = [
  { title: "Overdue", reasons: ["overdue"] },
  { title: "Evidence that expired or contradicts", reasons: ["contradicted", "expired"] },
  { title: "Reviews of what does not apply", reasons: ["review-over", "review-soon"] },
  { title: `Due within ${soonDays} days`, reasons: ["due-soon"] },
  { title: `Evidence that expires within ${soonDays} days`, reasons: ["expiring"] },
  { title: "Other open controls", reasons: ["open"] },
];

/** Sorts items by what they ask for on a day; within a section they keep their order. */
export function sortWork(items: readonly PlacedItem[], today: string): SortedWork {
  const entries = items.flatMap((item): WorkEntry[] => {
    const judged = judgeWork(item, today);
    return judged ? [{ item, status: workStatus(item, today), ...judged }] : [];
  });
  const nodes = items.filter(({ control }) => control === "");
  return {
    sections: titles
      .map(({ title, reasons }) => ({ title, entries: entries.filter(({ reason }) => reasons.includes(reason)) }))
      .filter((section) => section.entries.length > 0),
    nodes,
    quiet: items.length - nodes.length - entries.length,
  };
}

/** The sentence that the page opens with. `whose`: "yours", or the name of somebody. */
export function workSentence({ sections }: SortedWork, isMine: boolean): string {
  const entries = sections.flatMap((section) => section.entries);
  const countOf = (...reasons: readonly WorkReason[]) => entries.filter(({ reason }) => reasons.includes(reason)).length;
  const parts = [
    [countOf("overdue", "review-over"), "overdue"],
    [countOf("contradicted", "expired"), "with evidence that expired or contradicts"],
    [countOf("due-soon", "review-soon", "expiring"), `due or expiring within ${soonDays} days`],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  if (said.length > 0) return `${said.join(", ")}.`;
  return isMine ? "Nothing of yours is overdue or about to expire." : "Nothing is overdue or about to expire.";
}
