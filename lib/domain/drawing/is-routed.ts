import { mostInCells } from "../layout/most-in-cells";
import { mostBesideBundles } from "./most-beside-bundles";

/** Between lines beside each other, in map units: ten pixels on a map that is seen whole. */
export const trackGap = 12;
/** With more lines than these, no way around cards is looked for: most of them are seen from far away. */
const mostRouted = 150;
/** Among more cards than these, to look for a way takes longer than a pointer rests. */
const mostCards = 200;

/** Whether the lines of a map of so many cards and lines lead around its cards; else they are plain elbows. */
export function isRouted(cards: number, lines: number): boolean {
  return cards <= mostCards && lines <= (cards > mostInCells ? mostBesideBundles : mostRouted);
}
