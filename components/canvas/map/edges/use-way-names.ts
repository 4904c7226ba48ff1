import { useMemo } from "react";
import { usePainted } from "@/lib/client/editor/editor-context";
import { type Box, scaled } from "@/lib/domain/drawing/box";
import { boxOfPiece, piecesOf } from "@/lib/domain/drawing/pieces";
import { nameHeight, placeNames } from "@/lib/domain/drawing/place-names";
import type { Badge } from "../../highlight/highlight-store";
import { useHighlight, useMapState } from "../../state/map-context";
import { useRoutes } from "./routes";

/** In pixels: the letters of the typeface at 11.5 pixels, bold, what is beside them, and a badge's sign. */
const [letter, padding, sign, gap, widest] = [6.2, 16, 20, 3, 190] as const;

interface WayName {
  readonly id: string;
  /** Absent where the card says its name itself. */
  readonly name: string | undefined;
  readonly badges: readonly Badge[];
  /** It reaches from its card to the left, and keeps to its card where it is shorter than it might be. */
  readonly isLeft: boolean;
  /** In pixels from where the labels of the map begin. */
  readonly box: Box;
}

const none: readonly WayName[] = [];

/** On a way that is shown from far away, what its cards are too small to say: their names, and among packed cards what a badge says. */
export function useWayNames(): readonly WayName[] {
  const level = useMapState((state) => state.level);
  const scale = useMapState((state) => state.scale);
  const way = useHighlight(({ lit, finding }) => (lit === "finding" ? finding : undefined));
  const nodes = usePainted(({ visible }) => visible.nodes);
  const cards = useRoutes((routed) => routed.cards);
  const routes = useRoutes((routed) => routed.routes);
  return useMemo(() => {
    if (!way) return none;
    const onWay = [...way.nodes].flatMap((id) => {
      const card = cards.get(id);
      return card ? [{ id, card: scaled(card, scale) }] : [];
    });
    const wishes = onWay.flatMap(({ id, card }) => {
      const name = level === "cluster" ? nodes.get(id)?.name : undefined;
      const badges = way.badges.get(id) ?? [];
      const widths = [
        ...(name === undefined ? [] : [Math.min(widest, name.length * letter + padding)]),
        ...badges.map(({ text }) => text.length * letter + padding + sign),
      ];
      const width = widths.reduce((sum, one) => sum + one, gap * (widths.length - 1));
      return widths.length === 0 ? [] : [{ id, card, name, badges, width }];
    });
    const lines = [...way.numbers.keys()].flatMap((id) =>
      piecesOf(routes.get(id) ?? []).map((piece) => scaled(boxOfPiece(piece), scale)),
    );
    const placed = placeNames(wishes, { cards: onWay.map(({ card }) => card), lines });
    return wishes.flatMap(({ id, card, name, badges, width }): WayName[] => {
      const at = placed.get(id);
      const box = at && { ...at, width, height: nameHeight };
      return box ? [{ id, name, badges, box, isLeft: box.x < card.x }] : [];
    });
  }, [way, level, scale, nodes, cards, routes]);
}
