import { useMemo } from "react";
import { usePainted } from "@/lib/client/editor/editor-context";
import { type Box, scaled } from "@/lib/domain/drawing/box";
import { boxOfPiece, piecesOf } from "@/lib/domain/drawing/pieces";
import { nameHeight, placeNames } from "@/lib/domain/drawing/place-names";
import type { Badge } from "../../highlight/highlight-store";
import { useHighlight, useMapState } from "../../state/map-context";
import { useRoutes } from "./routes";

/** In pixels: the letters of the typeface at 11.5 pixels, bold, their padding, and a badge's sign. */
const [letter, padding, sign, gap, widest] = [6.2, 16, 20, 3, 190] as const;

interface WayName {
  readonly id: string;
  /** Absent if the card shows its name itself. */
  readonly name: string | undefined;
  readonly badges: readonly Badge[];
  /** It extends to the left of its card, and starts at the card if it is shorter than its maximum. */
  readonly isLeft: boolean;
  /** In pixels from the origin of the map's labels. */
  readonly box: Box;
}

const none: readonly WayName[] = [];

/** On a path seen from far away, the texts that its cards are too small for: their names, and among packed cards the badges. */
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
