import { clsx } from "clsx";
import { Fence, Hand, TriangleAlert, Plus } from "lucide-react";
import { memo } from "react";
import { artifactWords } from "@/components/marks/line-look";
import type { LinePath } from "./line-path";
import type { HandOverEdge } from "../flow-types";
import { useCommandContext } from "../../state/map-context";

interface EdgeLabelProps {
  readonly line: HandOverEdge;
  readonly path: LinePath;
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

/** On a line that is selected: puts something in between. By pointer; the menu of the hand-over has it too. */
function EdgePlus({ id }: { readonly id: string }) {
  const { map, isReadOnly } = useCommandContext();
  if (isReadOnly()) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label="Add something in between"
      title="Add something in between"
      className="pointer-events-auto -my-1 -mr-2 grid size-6 place-items-center rounded-full border border-blue bg-panel text-blue"
      onClick={() => map.openPanel({ name: "quick-add", edge: id })}
    >
      <Plus aria-hidden size={14} />
    </button>
  );
}
