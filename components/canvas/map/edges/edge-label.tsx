import { clsx } from "clsx";
import { Fence, Hand, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { EdgePlus } from "./edge-plus";
import { artifactWords } from "@/components/marks/line-look";
import type { LinePath } from "./line-path";
import type { HandOverEdge } from "../flow-types";

interface EdgeLabelProps {
  readonly line: HandOverEdge;
  readonly path: LinePath;
  /** Which step it is of the open way that is drawn. */
  readonly number: number | undefined;
}

/** What is handed over, over all lines. Its place is no transform: each of those makes the browser keep one more plane. */
export const EdgeLabel = memo(function EdgeLabel({
  line: { id, data, selected = false },
  path: { labelX, labelY, isShort },
  number,
}: EdgeLabelProps) {
  if (!data) return null;
  const { edge, isOdd, crosses } = data;
  return (
    <div
      className="pointer-events-none absolute flex size-0 items-center justify-center"
      style={{ left: labelX, top: labelY }}
    >
      <div
        className={clsx(
          "edge-label flex shrink-0 items-center gap-1 rounded-full border bg-panel px-2 text-tiny whitespace-nowrap",
          selected
            ? "border-blue text-blue outline-1 outline-blue"
            : number !== undefined
              ? "border-missing font-bold text-missing"
              : isOdd
                ? "border-partial text-partial"
                : "border-line-strong text-soft",
        )}
      >
        {number !== undefined && (
          <span className="-ml-1.5 grid size-4.5 place-items-center rounded-full bg-missing text-panel tabular-nums">
            {number}
            <span className="sr-only">. hand-over on the open way, </span>
          </span>
        )}
        {isOdd && <TriangleAlert aria-hidden size={12} />}
        {edge.automated === false && <Hand aria-hidden size={12} />}
        <span>
          {artifactWords[edge.artifact]}
          {edge.automated === false && <span className={isShort ? "sr-only" : undefined}>, by hand</span>}
        </span>
        {crosses && (
          <span
            title="Crosses a trust boundary"
            className="-mr-1 border-l border-dashed border-control pl-1.5"
          >
            <Fence aria-hidden size={12} />
            <span className="sr-only">, crosses a trust boundary</span>
          </span>
        )}
        {selected && <EdgePlus id={id} />}
      </div>
    </div>
  );
});
