import { statusLooks, statusOrder } from "@/components/marks/status";
import type { SnapshotList, SnapshotSummary } from "@/lib/domain/contract/snapshots";
import { standingOf } from "@/lib/domain/posture/coverage/coverage";
import { counted } from "@/lib/domain/words/english";
import type { TrendFigures } from "./trend-drawing";

export type TrendSnapshot = Pick<
  SnapshotList["snapshots"][number],
  "id" | "number" | "takenAt" | "catalogue" | "thinnedAt"
> & { readonly coverage: SnapshotSummary | undefined };

export type TrendRow = TrendSnapshot & { readonly figures: TrendFigures };

/** What is told of one snapshot beside the charts. */
export const factNames: readonly string[] = [
  "In scope",
  ...statusOrder.map(({ status }) => statusLooks[status].word),
  "Open ways in, said",
  "Open ways in, assumed",
  "Bypassed gates",
  "Age of evidence, mean",
];

/** In the order of the names. */
export function factsOf({ figures }: TrendRow): readonly string[] {
  const { counts, waysIn, bypasses } = figures;
  return [
    told(counts?.inScope),
    ...statusOrder.map(({ key }) => told(counts?.[key])),
    told(waysIn?.said),
    told(waysIn?.assumed),
    told(bypasses),
    ageWords(figures),
  ];
}

export function countedBy(catalogue: string, analysis: number | undefined): string {
  return `catalogue ${catalogue}${analysis === undefined ? "" : `, analysis ${analysis}`}`;
}

/** What was not kept is no zero. */
export function told(value: number | undefined): string {
  return value === undefined ? "not kept" : String(value);
}

/** "12 days"; that nothing is verified is not the same as an age that was not kept. */
export function ageWords({ evidenceDays, counts, waysIn }: TrendFigures): string {
  if (evidenceDays !== undefined) return counted(Math.round(evidenceDays), "day");
  const isKept = waysIn !== undefined && counts !== undefined;
  return isKept && standingOf(counts, "proven") === 0 ? "nothing verified" : "not kept";
}
