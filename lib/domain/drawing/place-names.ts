import { aroundAll, type Box, boxesMeet, centreOf, isInside, type Point } from "./box";

export interface NameWish {
  readonly id: string;
  /** The card that is named. */
  readonly card: Box;
  readonly width: number;
}

interface NamesTaken {
  /** What no name may lie on: the cards that are named, and others that are read. */
  readonly cards: readonly Box[];
  /** The pieces of lines: names avoid them if possible. */
  readonly lines: readonly Box[];
}

/** Height of a name, in pixels. */
export const nameHeight = 22;
const fromCard = 4;
const fromOthers = 2;
/** In pixels: closer to another card, a name would be read as that one's. */
const apart = 20;
/** In pixels, around the cards: that much is seen of what is beside them. */
const rim = nameHeight + fromCard;

/**
 * The places of names beside a few cards that are too small for them, in pixels of the screen: above, below or at a side, towards
 * the middle of all: clear of cards and each other, not beside another name, and on the fewest lines; or else above.
 * Deterministic.
 * @returns upper left corners, by id
 */
export function placeNames(wishes: readonly NameWish[], taken: NamesTaken): ReadonlyMap<string, Point> {
  const centres = wishes.map(({ card }) => centreOf(card).x);
  const centre = (Math.min(...centres) + Math.max(...centres)) / 2;
  const { x: left, y: top, width: wide, height: high } = aroundAll(wishes.map(({ card }) => card));
  const around = { x: left - rim, y: top - rim, width: wide + 2 * rim, height: high + 2 * rim };
  const names: Box[] = [];
  const placed = new Map<string, Point>();
  for (const { id, card, width } of wishes) {
    const spots = spotsAround(card, width, centreOf(card).x > centre);
    const isClear = (box: Box) =>
      ![...taken.cards, ...names].some((other) => boxesMeet(box, other, fromOthers));
    const linesUnder = (box: Box) => taken.lines.filter((line) => boxesMeet(box, line, fromOthers)).length;
    const clear = spots.filter(isClear).toSorted((one, other) => linesUnder(one) - linesUnder(other));
    const near = clear.filter((box) => isInside(box, around));
    const others = taken.cards.filter((other) => other !== card);
    const isToldApart = (box: Box) => !others.some((other) => boxesMeet(box, other, apart));
    const spot = near.find(isToldApart) ?? near[0] ?? clear[0] ?? spots[0];
    if (!spot) continue;
    names.push(spot);
    placed.set(id, { x: spot.x, y: spot.y });
  }
  return placed;
}

function spotsAround(
  { x, y, width: wide, height: high }: Box,
  width: number,
  isRight: boolean,
): readonly Box[] {
  const [left, right] = [x, x + wide - width];
  const [above, below] = [y - nameHeight - fromCard, y + high + fromCard];
  const row = nameHeight + fromOthers + 1;
  const [first, second] = isRight ? [right, left] : [left, right];
  const beside = y + (high - nameHeight) / 2;
  return [
    [first, above],
    [first, below],
    [second, above],
    [second, below],
    [isRight ? x - width - fromCard : x + wide + fromCard, beside],
    [isRight ? x + wide + fromCard : x - width - fromCard, beside],
    // Over or under the name of a card that it is side by side with.
    [first, above - row],
    [first, below + row],
  ].map(([at = 0, top = 0]) => ({ x: at, y: top, width, height: nameHeight }));
}
