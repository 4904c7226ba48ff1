import { clsx } from "clsx";
import type { ReactNode } from "react";
import { LineDrawing } from "./line-drawing";
import { lineStrokes, lineWords } from "./line-look";

const samples = ["checked", "unchecked", "hand", "unset"] as const;

const points = [
  { x: 1, y: 6 },
  { x: 32, y: 6 },
];

interface LineLegendProps {
  readonly className?: string;
  /** Further entries, each an `li`. */
  readonly children?: ReactNode;
}

/** The kinds of line on the map, with their meaning. */
export function LineLegend({ className, children }: LineLegendProps) {
  return (
    <ul
      aria-label="Lines"
      className={clsx("flex flex-wrap gap-x-3.5 gap-y-1 text-tiny text-soft", className)}
    >
      {samples.map((look) => (
        <li key={look} title={lineWords[look].means} className="flex items-center gap-1.5">
          <svg aria-hidden width={33} height={12}>
            <LineDrawing points={points} look={lineStrokes[look]} scale={1} hasHalo={false} />
          </svg>
          {lineWords[look].word}
        </li>
      ))}
      {children}
    </ul>
  );
}
