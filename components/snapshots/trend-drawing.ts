import { stages } from "@/lib/domain/pipeline/document-lists";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { Counts } from "@/lib/domain/posture/posture";
import type { StageCounts } from "@/lib/domain/posture/coverage/coverage";
import { statusOrder } from "@/components/marks/status";

type Totals = Omit<Counts, "share">;

export function totalOf(counts: StageCounts, key: keyof Totals): number {
  return stages.reduce((sum, stage) => sum + counts[stage][key], 0);
}

export interface TrendDrawing {
  readonly areas: readonly { readonly status: EffectiveStatus; readonly path: string }[];
  /** How many controls were in scope: the upper border of all areas. */
  readonly scope: string;
  readonly most: number;
}

/**
 * Counts per snapshot, oldest first, stacked in a plane of `width` by `height`; one step aside per snapshot. What stands
 * lies at the bottom, so that its border is the line to watch; the scope lies on top, so that a smaller scope cannot pass
 * for progress.
 */
export function drawTrend(snapshots: readonly StageCounts[], width: number, height: number): TrendDrawing {
  const most = Math.max(1, ...snapshots.map((counts) => totalOf(counts, "inScope")));
  const step = snapshots.length > 1 ? width / (snapshots.length - 1) : width;
  const point = (count: number, index: number) =>
    `${round(index * step)} ${round(height - (count / most) * height)}`;
  let lower = snapshots.map(() => 0);
  const areas = statusOrder.flatMap(({ key, status }) => {
    const upper = snapshots.map((counts, index) => (lower[index] ?? 0) + totalOf(counts, key));
    const isEmpty = upper.every((value, index) => value === lower[index]);
    const outline = [...upper.map(point), ...lower.map(point).toReversed()];
    lower = upper;
    return isEmpty ? [] : [{ status, path: `M${outline.join("L")}Z` }];
  });
  return {
    areas,
    scope: `M${snapshots.map((counts, index) => point(totalOf(counts, "inScope"), index)).join("L")}`,
    most,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
