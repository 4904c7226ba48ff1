import { leastWithEnvironment } from "@/lib/domain/drawing/card-fits";
import type { CardLevel } from "../state/map-store";

/** The zoom at which each level begins, in pixels of the screen to a unit of the map. */
const levels: readonly (readonly [CardLevel, number])[] = [
  ["open", 1.2],
  ["card", 0.85],
  ["compact", leastWithEnvironment],
  ["tile", 0.3],
  ["cluster", 0],
];
/** A level ends only so far beyond its limit: at the limit itself cards would flicker. */
const hysteresis = 0.02;

/** @param before the current level of the cards. */
export function levelAt(zoom: number, before?: CardLevel): CardLevel {
  const at = levels.findIndex(([, from]) => zoom >= from);
  const index = levels.findIndex(([level]) => level === before);
  const from = levels[index]?.[1] ?? 0;
  if (index >= 0 && index === at - 1 && zoom >= from - hysteresis) return levels[index]?.[0] ?? "cluster";
  if (index >= 0 && index === at + 1 && zoom < (levels[at]?.[1] ?? 0) + hysteresis)
    return levels[index]?.[0] ?? "cluster";
  return levels[at]?.[0] ?? "cluster";
}

/** In pixels of the screen: below the first a card says less or more tightly, below the second still less. */
const lows = { open: [117, 0], card: [127, 108], compact: [92, 72], tile: [41, 0], cluster: [0, 0] } as const;

/**
 * Whether a card is too low for the whole content of its level, with a name on two lines; the style sheet hides the rest.
 * @param height of the card, in pixels of the screen.
 */
export function lowAt(level: CardLevel, height: number): "no" | "low" | "lower" {
  const [low, lower] = lows[level];
  return height < lower ? "lower" : height < low ? "low" : "no";
}

/**
 * How many of its worst controls fit on a card below its counts.
 * @param height of the card, in pixels of the screen.
 */
export function listedAt(level: CardLevel, height: number): number {
  if (level === "open") return height >= 182 ? 3 : height >= 163 ? 2 : 0;
  return level === "card" && height >= 119 ? 1 : 0;
}

/**
 * How many connections fit on a card without controls.
 * @param height of the card, in pixels of the screen.
 */
export function givenAt(level: CardLevel, height: number): number {
  if (level !== "open" && level !== "card") return 0;
  return height >= 127 ? 2 : height >= 109 ? 1 : 0;
}

/**
 * The zoom in steps of two hundredths of itself, so that not every frame causes a redraw; never more than the zoom, so
 * that no letter is too small.
 */
export function steppedScale(zoom: number, before: number): number {
  if (zoom < before) return zoom * 0.98;
  return zoom < before * 1.02 ? before : zoom;
}
