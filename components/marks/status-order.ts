import type { Counts } from "@/lib/domain/posture/coverage/coverage";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

interface StatusCount {
  readonly key: Exclude<keyof Counts, "share" | "applicable" | "inScope">;
  readonly status: EffectiveStatus;
}

/** From what stands to what is open, then what nobody answered: the order of every bar, legend and table. */
export const statusOrder: readonly StatusCount[] = [
  { key: "verified", status: "verified" },
  { key: "declared", status: "declared" },
  { key: "stale", status: "stale" },
  { key: "partial", status: "partial" },
  { key: "planned", status: "planned" },
  { key: "contradicted", status: "contradicted" },
  { key: "missing", status: "missing" },
  { key: "notAssessed", status: "not-assessed" },
];

/** The parts of a bar of this width: each as wide as its count, none empty. */
export function barParts(
  counts: Counts,
  width: number,
): readonly { readonly status: EffectiveStatus; readonly x: number; readonly width: number }[] {
  const parts = statusOrder.map(({ key, status }) => ({ status, count: counts[key] }));
  return layOutParts(parts, width).map(({ part, ...place }) => ({ status: part.status, ...place }));
}

/** The parts of a bar of this width: each as wide as its count, none empty. */
export function layOutParts<Part extends { readonly count: number }>(
  parts: readonly Part[],
  width: number,
): readonly { readonly part: Part; readonly x: number; readonly width: number }[] {
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  const scale = whole === 0 ? 0 : width / whole;
  let before = 0;
  return parts.flatMap((part) => {
    const x = before * scale;
    before += part.count;
    return part.count === 0 ? [] : [{ part, x, width: part.count * scale }];
  });
}
