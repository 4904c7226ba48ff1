import { clsx } from "clsx";
import type { Counts } from "@/lib/domain/posture/coverage";
import { barParts } from "./status-order";
import { statusLooks } from "./status-look";

/**
 * One bar of statuses; each part is as wide as its count. An SVG, so that no style attribute is needed; the numbers
 * stand beside it in words. Strokes keep their width however far the bar is stretched.
 */
export function CoverageBar({ counts, className }: { readonly counts: Counts; readonly className?: string }) {
  if (counts.inScope === 0) return <div aria-hidden className={clsx("h-2 rounded-sm border border-dashed border-line-strong", className)} />;
  return (
    <svg aria-hidden className={clsx("block h-2 w-full overflow-visible", className)} viewBox="0 0 100 8" preserveAspectRatio="none">
      {barParts(counts, 100).map(({ status, x, width }) => (
        <rect
          key={status}
          x={x}
          y={1}
          width={Math.max(width - 0.6, 0.3)}
          height={6}
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
          className={statusLooks[status].bar}
        />
      ))}
    </svg>
  );
}
