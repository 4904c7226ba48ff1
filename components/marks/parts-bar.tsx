import { clsx } from "clsx";
import { layOutParts } from "./status-order";

export interface BarPart {
  readonly key: string;
  readonly count: number;
  readonly look: string;
}

/**
 * One bar of parts, each as wide as its count. An SVG, so that no style attribute is needed; the numbers stand beside it
 * in words. Strokes keep their width however far the bar is stretched.
 */
export function PartsBar({
  parts,
  className,
}: {
  readonly parts: readonly BarPart[];
  readonly className?: string | undefined;
}) {
  if (parts.every(({ count }) => count === 0))
    return (
      <div
        aria-hidden
        className={clsx("h-2 rounded-sm border border-dashed border-line-strong", className)}
      />
    );
  return (
    <svg
      aria-hidden
      className={clsx("block h-2 w-full overflow-visible", className)}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
    >
      {layOutParts(parts, 100).map(({ part: { key, look }, x, width }) => (
        <rect
          key={key}
          x={x}
          y={1}
          width={Math.max(width - 0.6, 0.3)}
          height={6}
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
          className={look}
        />
      ))}
    </svg>
  );
}
