import { useStore } from "@xyflow/react";
import { clsx } from "clsx";
import { Fence, Hand, TriangleAlert } from "lucide-react";
import { createPortal } from "react-dom";
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
}

/** What is handed over, in the layer over all lines. React Flow's own way there looks for that layer once for each label in each frame. */
export function EdgeLabel({ id, data: { edge, isOdd, crosses }, x, y, isShort, isSelected }: EdgeLabelProps) {
  const layer = layerOf(useStore(({ domNode }) => domNode));
  if (!layer) return null;
  return createPortal(
    <div
      className={clsx(
        "edge-label pointer-events-none absolute flex items-center gap-1 rounded-full border bg-panel px-2 text-tiny whitespace-nowrap",
        isSelected ? "border-blue text-blue outline-1 outline-blue" : isOdd ? "border-partial text-partial" : "border-line-strong text-soft",
      )}
      style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
    >
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
    </div>,
    layer,
  );
}

const layers = new WeakMap<Element, Element>();

function layerOf(map: Element | null): Element | null {
  if (!map) return null;
  const layer = layers.get(map) ?? map.querySelector(".react-flow__edgelabel-renderer");
  if (layer) layers.set(map, layer);
  return layer;
}
