import { statusOrder } from "@/components/marks/status";
import type { SnapshotSummary } from "@/lib/domain/contract/snapshots";
import type { Stage } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { standingOf } from "@/lib/domain/posture/coverage/coverage";
import type { Counts } from "@/lib/domain/posture/posture";

type Totals = Omit<Counts, "share" | "accepted">;

/** One snapshot of the trend. Absent figures were not recorded, and break the line. */
export interface TrendFigures {
  readonly counts?: Totals;
  readonly waysIn?: NonNullable<SnapshotSummary["waysIn"]>;
  readonly bypasses?: number;
  /** Mean, in days. Absent also if nothing is verified. */
  readonly evidenceDays?: number;
  /** Share of controls in place, in percent. Absent if there are none. */
  readonly verifiedShare?: number;
  readonly analysis?: number;
}

/** @param stage limits controls and evidence; entry points and bypasses cover the whole pipeline */
export function trendFigures(summary: SnapshotSummary | undefined, stage: Stage | undefined): TrendFigures {
  if (summary === undefined) return {};
  const { evidence, waysIn, bypasses, analysis } = summary;
  const inside: readonly Stage[] = stage === undefined ? stages : [stage];
  const sum = (of: (one: Stage) => number) => inside.reduce<number>((total, one) => total + of(one), 0);
  const total = (key: keyof Totals) => sum((one) => summary.stages[one][key]);
  const counts: Totals = {
    applicable: total("applicable"),
    notApplicable: total("notApplicable"),
    inScope: total("inScope"),
    verified: total("verified"),
    declared: total("declared"),
    stale: total("stale"),
    contradicted: total("contradicted"),
    partial: total("partial"),
    planned: total("planned"),
    missing: total("missing"),
    notAssessed: total("notAssessed"),
  };
  const verified = evidence && sum((one) => evidence[one].controls);
  const inPlace = standingOf(counts);
  return {
    counts,
    ...(waysIn && { waysIn }),
    ...(bypasses === undefined ? {} : { bypasses }),
    ...(evidence && verified ? { evidenceDays: sum((one) => evidence[one].days) / verified } : {}),
    ...(inPlace > 0 ? { verifiedShare: (counts.verified / inPlace) * 100 } : {}),
    ...(analysis === undefined ? {} : { analysis }),
  };
}

export interface AreasDrawing {
  readonly areas: readonly { readonly status: EffectiveStatus; readonly path: string }[];
  /** The number of controls in scope: the upper border of all areas. */
  readonly scope: string;
  readonly most: number;
}

/**
 * Counts per snapshot, oldest first, stacked in `width` by `height`, one step per snapshot. Controls in place are at the
 * bottom, so their border is the line to watch. The scope is on top, so a smaller scope does not look like progress.
 * Absent counts break the areas.
 */
export function drawAreas(
  counts: readonly (Totals | undefined)[],
  width: number,
  height: number,
): AreasDrawing {
  const most = mostOf(counts.map((one) => one?.inScope));
  const point = createPoint(counts.length, most, width, height);
  const runs = runsOf(counts);
  const paths = new Map<EffectiveStatus, string>();
  for (const run of runs) {
    let lower = run.map(() => 0);
    for (const { key, status } of statusOrder) {
      const upper = run.map(({ value }, index) => (lower[index] ?? 0) + value[key]);
      const at = (values: readonly number[]) =>
        values.map((value, index) => point(value, run[index]?.at ?? 0));
      const outline = [...at(upper), ...at(lower).toReversed()];
      const isEmpty = upper.every((value, index) => value === lower[index]);
      if (!isEmpty) paths.set(status, `${paths.get(status) ?? ""}M${outline.join("L")}Z`);
      lower = upper;
    }
  }
  return {
    areas: statusOrder.flatMap(({ status }) => {
      const path = paths.get(status);
      return path === undefined ? [] : [{ status, path }];
    }),
    scope: drawLine(
      counts.map((one) => one?.inScope),
      most,
      width,
      height,
    ),
    most,
  };
}

/** A line through the values; absent ones break it. A value between two breaks is a dot. */
export function drawLine(
  values: readonly (number | undefined)[],
  most: number,
  width: number,
  height: number,
): string {
  const point = createPoint(values.length, most, width, height);
  return runsOf(values)
    .map((run) => {
      const points = run.map(({ value, at }) => point(value, at));
      return points.length === 1 ? `M${points[0]}h0` : `M${points.join("L")}`;
    })
    .join("");
}

/** The top of a plane in which the values are drawn, at least 1. */
export function mostOf(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((most, value = 0) => Math.max(most, value), 1);
}

/** A snapshot's horizontal place, from 0 to 1; a single one is at the end, like the newest. */
export function placeOf(index: number, count: number): number {
  return count > 1 ? index / (count - 1) : 1;
}

function createPoint(count: number, most: number, width: number, height: number) {
  return (value: number, index: number) =>
    `${round(placeOf(index, count) * width)} ${round(height - (value / most) * height)}`;
}

interface Placed<T> {
  readonly value: T;
  readonly at: number;
}

/** The present values, in runs without a break. */
function runsOf<T>(values: readonly (T | undefined)[]): readonly (readonly Placed<T>[])[] {
  const runs: Placed<T>[][] = [];
  let run: Placed<T>[] = [];
  for (const [at, value] of values.entries()) {
    if (value === undefined) {
      run = [];
      continue;
    }
    if (run.length === 0) runs.push(run);
    run.push({ value, at });
  }
  return runs;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
