import type { Box } from "@/lib/domain/drawing/box";
import type { Badge } from "../../highlight/highlight-store";
import type { CardLevel } from "../../state/map-store";

/** In pixels of the screen: a tab with the environment, at the upper right of a card. */
const tab = { right: 74, above: 11, width: 66, height: 20 } as const;
/** On a narrow card, whose tab has the short form. */
const shortTab = { ...tab, right: 58, width: 50 } as const;
/** A row of badges, below a card. */
const badge = { below: 2, height: 26, letter: 6.5, beside: 40, sign: 34 } as const;
/** A badge from far away, over the lower right corner of its card. */
const corner = { size: 18, right: 13, above: 12 } as const;

/**
 * The parts that stick out of cards, in pixels from the map's origin: labels give way to them.
 * @param isFar badges show their sign alone.
 */
export function takenByCards(
  cards: ReadonlyMap<string, Box>,
  hasTab: (id: string) => boolean,
  badges: ReadonlyMap<string, readonly Badge[]>,
  scale: number,
  level: CardLevel,
  isFar = false,
): readonly Box[] {
  const areTabsShown = level !== "tile" && level !== "cluster";
  // As in node-card.css: on a narrow card only the first badge has words.
  const isNarrow = level !== "open" && level !== "card";
  const own = level === "compact" ? shortTab : tab;
  return [...cards].flatMap(([id, { x, y, width, height }]) => {
    const [left, top, right, bottom] = [x, y, x + width, y + height].map((value) => value * scale);
    if (left === undefined || top === undefined || right === undefined || bottom === undefined) return [];
    const row = badges.get(id);
    return [
      ...(areTabsShown && hasTab(id)
        ? [{ x: right - own.right, y: top - own.above, width: own.width, height: own.height }]
        : []),
      ...(row && isFar
        ? [{ x: right - corner.right, y: bottom - corner.above, width: corner.size, height: corner.size }]
        : []),
      ...(row && !isFar
        ? [
            {
              x: left,
              y: bottom + badge.below,
              width: row.reduce(
                (sum, { text }, index) =>
                  sum + (isNarrow && index > 0 ? badge.sign : text.length * badge.letter + badge.beside),
                0,
              ),
              height: badge.height,
            },
          ]
        : []),
    ];
  });
}
