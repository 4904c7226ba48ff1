import { clsx } from "clsx";
import type { Counts } from "@/lib/domain/posture/coverage";
import { statusLooks } from "./status-look";

const order = [
  ["verified", "verified"],
  ["declared", "declared"],
  ["stale", "stale"],
  ["partial", "partial"],
  ["planned", "planned"],
  ["contradicted", "contradicted"],
  ["missing", "missing"],
  ["notAssessed", "not-assessed"],
] as const;

/**
 * One bar of statuses; each part is as wide as its count. An SVG, so that no style attribute is needed; the numbers
 * stand beside it in words.
 */
export function CoverageBar({ counts, className }: { readonly counts: Counts; readonly className?: string }) {
  const parts = order.filter(([key]) => counts[key] > 0);
  if (counts.inScope === 0) return <div aria-hidden className={clsx("h-1.5 rounded-sm border border-dashed border-line-strong", className)} />;
  let start = 0;
  return (
    <svg aria-hidden className={clsx("h-1.5 w-full", className)} viewBox="0 0 100 6" preserveAspectRatio="none">
      {parts.map(([key, status], index) => {
        const width = (counts[key] / counts.inScope) * 100;
        const x = start;
        start += width;
        return <rect key={status} x={x} y={0} width={Math.max(width - (index < parts.length - 1 ? 0.8 : 0), 0.4)} height={6} rx={1} className={statusLooks[status].bar} />;
      })}
    </svg>
  );
}
