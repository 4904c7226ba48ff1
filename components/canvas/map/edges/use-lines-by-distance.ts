import { useMemo } from "react";
import { useHighlight, useMapState } from "../../state/map-context";
import type { CardNode, HandOverEdge } from "../flow-types";

/** With this many lines across the view, lines that only pass through can't be told apart. Fewer are drawn one by one. */
export const manyLines = 300;

interface LinesByDistance {
  /** Drawn one by one: each can be pointed at, is marked, or follows a moving card. */
  readonly near: HandOverEdge[];
  /** Drawn all together, only to be seen: they do not change while the map or a card moves. */
  readonly distant: readonly HandOverEdge[];
}

/** Up to so many lines of moving cards get a layer each, so that the map below is not repainted. */
const mostLayers = 30;

const none: readonly HandOverEdge[] = [];

/** Which lines are drawn one by one, and which together, at this zoom. */
export function useLinesByDistance(lines: HandOverEdge[], cards: readonly CardNode[]): LinesByDistance {
  const isTiny = useMapState(({ level }) => level === "cluster");
  const hop = useHighlight(({ lit, trail }) => (lit === "trail" ? trail.current?.edge : undefined));
  const onWay = useHighlight(({ finding }) => finding.numbers);
  const isPacked = useMapState(({ grouped }) => grouped !== undefined);
  const removed = useHighlight(({ finding }) => finding.removed);
  const hasDistant = lines.length > manyLines;
  // As texts, they stay equal while the same cards move or are in view.
  const ends = useMemo(
    () => new Set(hasDistant ? lines.flatMap(({ source, target }) => [source, target]) : []),
    [lines, hasDistant],
  );
  // A card without lines, such as a new one, changes nothing.
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

/** Among packed cards, the lines of a path run close to pale cards, and over them. */
function raised(line: HandOverEdge, onWay: ReadonlyMap<string, number>): HandOverEdge {
  return onWay.has(line.id) ? { ...line, zIndex: 1 } : line;
}

/** On a grouped map only the lines outside bundles at the moment; the groups report them. Until they do: none. */
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
