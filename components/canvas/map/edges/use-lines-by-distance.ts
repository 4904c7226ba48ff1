import { useMemo } from "react";
import { useHighlight, useMapState } from "../../state/map-context";
import type { CardNode, HandOverEdge } from "../flow-types";

/** Where so many lines cross the view, nobody tells those apart that only pass through it. Fewer can all be drawn one by one. */
export const manyLines = 300;

interface LinesByDistance {
  /** Drawn one by one: each can be pointed at, is marked, or follows a card that is moved. */
  readonly near: HandOverEdge[];
  /** Drawn all together, to be seen: nothing about them changes while the map or a card is moved. */
  readonly distant: readonly HandOverEdge[];
}

/** Up to so many lines of the cards that are moved have a layer of their own each, so that the map below is not painted again. */
const mostLayers = 30;

const none: readonly HandOverEdge[] = [];

/** Which lines are drawn one by one, and which together, from where the map is seen. */
export function useLinesByDistance(lines: HandOverEdge[], cards: readonly CardNode[]): LinesByDistance {
  const isTiny = useMapState(({ level }) => level === "cluster");
  const hop = useHighlight(({ lit, trail }) => (lit === "trail" ? trail.current?.edge : undefined));
  const onWay = useHighlight(({ finding }) => finding.numbers);
  const isPacked = useMapState(({ grouped }) => grouped !== undefined);
  const removed = useHighlight(({ finding }) => finding.removed);
  const hasDistant = lines.length > manyLines;
  // As texts, they are the same while the same cards are moved, or in view.
  const ends = useMemo(
    () => new Set(hasDistant ? lines.flatMap(({ source, target }) => [source, target]) : []),
    [lines, hasDistant],
  );
  // A card that no line is at, such as one just added, changes nothing.
  const held = cards
    .flatMap(({ id, selected, dragging }) =>
      (selected === true || dragging === true) && ends.has(id) ? [id] : [],
    )
    .join(" ");
  const inView = useMapState((state) => (hasDistant && !isTiny ? state.inView : ""));
  const distant = useMemo(() => {
    const holding = new Set(held.split(" "));
    return hasDistant
      ? lines.filter(
          (line) => !isHeld(line, holding) && line.id !== hop && !onWay.has(line.id) && !removed.has(line.id),
        )
      : none;
  }, [lines, held, hop, onWay, removed, hasDistant]);
  const near = useMemo(() => {
    const isRaised = isPacked && onWay.size > 0;
    const over = (line: HandOverEdge) => (isRaised ? raised(line, onWay) : line);
    if (!hasDistant) return isRaised ? lines.map(over) : lines;
    const reached = new Set(`${held} ${inView}`.split(" "));
    const holding = new Set(held.split(" "));
    const shown = lines.filter(
      (line) => isHeld(line, reached) || line.id === hop || onWay.has(line.id) || removed.has(line.id),
    );
    const heldLines = new Set(shown.filter((line) => isHeld(line, holding)));
    return heldLines.size > mostLayers
      ? shown.map(over)
      : shown.map((line) => over(heldLines.has(line) ? { ...line, className: "on-its-own" } : line));
  }, [lines, held, inView, hop, onWay, removed, hasDistant, isPacked]);
  return { near, distant };
}

/** Where cards are packed, the lines of a way run close to cards that are pale, and lie over them. */
function raised(line: HandOverEdge, onWay: ReadonlyMap<string, number>): HandOverEdge {
  return onWay.has(line.id) ? { ...line, zIndex: 1 } : line;
}

/** On a map in groups only those that no bundle stands for just now; the groups say which. Until they do: none. */
export function useLinesOutsideBundles(lines: HandOverEdge[], isGrouped: boolean): HandOverEdge[] {
  const grouped = useMapState((state) => state.grouped);
  return useMemo(
    () => (isGrouped ? lines.filter(({ id }) => grouped?.lines.has(id)) : lines),
    [lines, isGrouped, grouped],
  );
}

function isHeld({ selected, source, target }: HandOverEdge, cards: ReadonlySet<string>): boolean {
  return selected === true || cards.has(source) || cards.has(target);
}
