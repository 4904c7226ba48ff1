import { useStoreApi } from "@xyflow/react";
import { clsx } from "clsx";
import { Fence, Hand, TriangleAlert } from "lucide-react";
import { createPortal } from "react-dom";
import { layerOf } from "../map-layer";
import { EdgePlus } from "./edge-plus";
import type { HandOverEdge } from "./hand-over-edge";
import { artifactWords } from "./line-look";

interface EdgeLabelProps {
  readonly id: string;
  readonly data: NonNullable<HandOverEdge["data"]>;
  readonly x: number;
  readonly y: number;
  /** There is no room on the line for more than a word. */
  readonly isShort: boolean;
  readonly isSelected: boolean;
  /** Which step it is of the open way that is drawn. */
  readonly number: number | undefined;
}

/** What is handed over, over all lines. Its place is no transform: each of those makes the browser keep one more plane. */
export function EdgeLabel({ id, data: { edge, isOdd, crosses }, x, y, isShort, isSelected, number }: EdgeLabelProps) {
  const { domNode } = useStoreApi().getState();
  const layer = domNode && layerOf(domNode, "edgelabel-renderer");
  if (!layer) return null;
  return createPortal(
    <div className="pointer-events-none absolute flex size-0 items-center justify-center" style={{ left: x, top: y }}>
      <div
        className={clsx(
          "edge-label flex shrink-0 items-center gap-1 rounded-full border bg-panel px-2 text-tiny whitespace-nowrap",
          isSelected
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
          <span title="Crosses a trust boundary" className="-mr-1 border-l border-dashed border-control pl-1.5">
            <Fence aria-hidden size={12} />
            <span className="sr-only">, crosses a trust boundary</span>
          </span>
        )}
        {isSelected && <EdgePlus id={id} />}
      </div>
    </div>,
    layer,
  );
}
