import { type InternalNode, type ReactFlowState, useStore } from "@xyflow/react";
import { useMemo } from "react";
import { useShallow } from "zustand/shallow";
import { MapLayer } from "../map-layer";
import { useHighlight, useMapState } from "../../state/map-context";
import { EdgeLabel } from "./edge-label";
import { type LinePath, linePath } from "./line-path";
import type { HandOverEdge } from "../flow-types";

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
