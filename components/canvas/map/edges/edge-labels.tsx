import { type InternalNode, type ReactFlowState, useStore } from "@xyflow/react";
import { useMemo, memo } from "react";
import { useShallow } from "zustand/shallow";
import { MapLayer } from "../map-layer";
import { useHighlight, useMapState, useCommandContext } from "../../state/map-context";
import { type LinePath, linePath } from "./line-path";
import type { HandOverEdge } from "../flow-types";
import { clsx } from "clsx";
import { Fence, Hand, TriangleAlert, Plus } from "lucide-react";
import { artifactWords } from "@/components/marks/line-look";

interface EdgeLabelProps {
  readonly line: HandOverEdge;
  readonly path: LinePath;
  readonly number: number | undefined;
}

/** What is handed over, over all lines. Its place is no transform: each of those makes the browser keep one more plane. */
const EdgeLabel = memo(function EdgeLabel({
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

/** Wider than a label, in pixels: one that reaches into view is drawn before its middle does. */
const around = 120;

/**
 * What is handed over, on the lines whose middle is in view. Found for all of them in one place: where hundreds of lines
 * cross the view, most have their middle elsewhere, and a label that no one sees costs as much as one that is read.
 */
export function EdgeLabels({ lines }: { readonly lines: readonly HandOverEdge[] }) {
  const isReadable = useMapState(({ detail }) => detail === "near" || detail === "middle");
  const numbers = useHighlight((state) => state.finding.numbers);
  const placesInView = useMemo(
    () =>
      createPlacesInView(
        isReadable ? lines : lines.filter(({ id, selected }) => selected === true || numbers.has(id)),
      ),
    [lines, isReadable, numbers],
  );
  const places = useStore(useShallow(placesInView));
  return (
    <MapLayer name="edgelabel-renderer">
      {places.map(({ line, path }) => (
        <EdgeLabel key={line.id} line={line} path={path} number={numbers.get(line.id)} />
      ))}
    </MapLayer>
  );
}

interface Place {
  readonly line: HandOverEdge;
  readonly path: LinePath;
  readonly from: InternalNode["internals"]["positionAbsolute"];
  readonly to: InternalNode["internals"]["positionAbsolute"];
}

/** Asked for the same view again, as React Flow tells of much else, it answers what it found. */
function createPlacesInView(lines: readonly HandOverEdge[]): (state: ReactFlowState) => readonly Place[] {
  let last: { readonly seen: readonly unknown[]; readonly found: readonly Place[] } | undefined;
  return ({ nodes, nodeLookup, transform, width, height }) => {
    const seen = [nodes, transform, width, height];
    if (last?.seen.every((value, index) => value === seen[index])) return last.found;
    const [left, top, zoom] = transform;
    const found = lines.flatMap((line) => {
      const place = placeOf(line, nodeLookup.get(line.source), nodeLookup.get(line.target));
      if (!place) return [];
      const [x, y] = [place.path.labelX * zoom + left, place.path.labelY * zoom + top];
      return x > -around && y > -around && x < width + around && y < height + around ? [place] : [];
    });
    last = { seen, found };
    return found;
  };
}

const known = new WeakMap<HandOverEdge, Place>();

/** The same object as long as the line and its cards stay where they are. */
function placeOf(
  line: HandOverEdge,
  source: InternalNode | undefined,
  target: InternalNode | undefined,
): Place | undefined {
  if (!source || !target || !line.data) return undefined;
  const [from, to] = [source.internals.positionAbsolute, target.internals.positionAbsolute];
  const before = known.get(line);
  if (before?.from === from && before.to === to) return before;
  const place = {
    line,
    from,
    to,
    path: linePath(from, source === target ? undefined : to, line.data.beside),
  };
  known.set(line, place);
  return place;
}

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
