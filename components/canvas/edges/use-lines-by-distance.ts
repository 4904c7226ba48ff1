import { useMemo } from "react";
import { useTrail } from "../follow/trail-store";
import { useMapState } from "../map-state/map-context";
import type { CardNode } from "../nodes/node-card";
import { useMarks } from "../review/marks-store";
import type { HandOverEdge } from "./hand-over-edge";

interface LinesByDistance {
  /** Drawn one by one: each can be pointed at, is marked, or follows a card that is moved. */
  readonly near: HandOverEdge[];
  /** Only there to be seen, and nothing about them changes while a card is moved. */
  readonly distant: HandOverEdge[];
}

/** Which lines are drawn one by one, from where the map is seen. */
export function useLinesByDistance(lines: HandOverEdge[], cards: readonly CardNode[]): LinesByDistance {
  const isTiny = useMapState(({ detail }) => detail === "tiny");
  const isFollowing = useTrail(({ isLit }) => isLit);
  const isReviewing = useMarks(({ isLit }) => isLit);
  const isDistant = isTiny && !isFollowing && !isReviewing;
  // As text, it is the same while the same cards are moved.
  const held = isDistant ? cards.flatMap(({ id, selected, dragging }) => (selected === true || dragging === true ? [id] : [])).join(" ") : "";
  return useMemo(() => {
    if (!isDistant) return { near: lines, distant: [] };
    const holding = new Set(held.split(" "));
    const isNear = ({ selected, source, target }: HandOverEdge) => selected === true || holding.has(source) || holding.has(target);
    return { near: lines.filter(isNear), distant: lines.filter((line) => !isNear(line)) };
  }, [lines, held, isDistant]);
}
