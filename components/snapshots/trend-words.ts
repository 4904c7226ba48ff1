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

/** The figures of one snapshot beside the charts. */
export const factNames: readonly string[] = [
  "In scope",
  ...statusOrder.map(({ status }) => statusLooks[status].word),
  "Unprotected entry points, confirmed",
  "Unprotected entry points, assumed",
  "Bypassed gates",
  "Age of evidence, mean",
];

/** In the order of `factNames`. */
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

/** A figure that was not recorded is not zero. */
export function told(value: number | undefined): string {
  return value === undefined ? "not recorded" : String(value);
}

/** "12 days". "Nothing verified" differs from an age that was not recorded. */
export function ageWords({ evidenceDays, counts, waysIn }: TrendFigures): string {
  if (evidenceDays !== undefined) return counted(Math.round(evidenceDays), "day");
  const isKept = waysIn !== undefined && counts !== undefined;
  return isKept && standingOf(counts, "proven") === 0 ? "nothing verified" : "not recorded";
}
