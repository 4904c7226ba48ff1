import { type Box, boxesMeet, isInside, type Point } from "./box";
import { boxOfPiece, type Piece, piecesOf } from "./pieces";

export interface LabelForm {
  /** `stack`: a sign below its number, or beside it if there is no room. */
  readonly kind: "full" | "short" | "sign" | "stack";
  readonly width: number;
  readonly height: number;
}

export interface LabelWish {
  readonly id: string;
  readonly points: readonly Point[];
  /** From the one that says most to the one that needs least room. */
  readonly forms: readonly LabelForm[];
  /** A hand: a sign on the line, shown even without room. */
  readonly isAlwaysShown: boolean;
  /** A step of a way that is shown: its number stands on the line, in a disc. */
  readonly number: boolean;
}

export interface PlacedLabel {
  readonly id: string;
  /** `number`: only the number, if no form has room. */
  readonly kind: LabelForm["kind"] | "number";
  /** Upper left corner of the label. */
  readonly x: number;
  readonly y: number;
  /** It stands on a level piece of its line. */
  readonly isAcross: boolean;
  /** Upper left corner of the number's disc. */
  readonly number?: Point;
}

interface Taken {
  readonly cards: readonly Box[];
  /** Tabs, badges, titles of zones, heads of lanes. */
  readonly others: readonly Box[];
  /** The canvas: what would leave it is not placed. */
  readonly edges: Box;
}

/** Diameter of a number's disc, in pixels. */
const numberSize = 24;
const signSize = 20;
const numberRoom = numberSize + 6;
const shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
const fromCards = 3;
const fromOthers = 2;
/** The arrow and a finger's breadth of line stay in sight. */
const leastLine = 12;

interface Spot extends PlacedLabel {
  readonly box: Box;
  /** Of a hand that has no room at its number. */
  readonly signBox?: Box;
}

/**
 * The places of line labels, in pixels of the screen, by section 4 of the design: the first form and place (longest piece first)
 * clear of cards, labels and other things, without another line under it; or else over lines; or else none. Numbers of a path are
 * placed first, then hands, then lines with the least room.
 */
export function placeLabels(wishes: readonly LabelWish[], taken: Taken): ReadonlyMap<string, PlacedLabel> {
  const lines = wishes.map((wish) => ({
    wish,
    pieces: piecesOf(wish.points).toSorted((one, other) => other.length - one.length),
  }));
  const shapes = lines.map(({ pieces }) => pieces.map(boxOfPiece));
  const others = [...taken.others];
  const placed = new Map<string, PlacedLabel>();
  for (const index of inOrder(lines)) {
    const line = lines[index];
    if (!line) continue;
    const isClear = (box: Box) =>
      isInside(box, taken.edges) &&
      !taken.cards.some((card) => boxesMeet(box, card, fromCards)) &&
      !others.some((other) => boxesMeet(box, other, fromOthers));
    // A number on another one cannot be read; on a card it hides a corner.
    const covered = (box: Box) => sharedBy(box, taken.cards) + 9 * sharedBy(box, others);
    const isAlone = (box: Box) =>
      !shapes.some((shape, at) => at !== index && shape.some((piece) => boxesMeet(box, piece, fromOthers)));
    const spot =
      firstSpot(line, (box) => isClear(box) && isAlone(box)) ??
      firstSpot(line, isClear) ??
      lastResort(line, isClear, covered, taken.edges);
    if (!spot) continue;
    const { box, signBox, ...label } = spot;
    others.push(box, ...(signBox ? [signBox] : []));
    placed.set(line.wish.id, label);
  }
  return placed;
}

/** In square pixels. */
function sharedBy(box: Box, boxes: readonly Box[]): number {
  const along = (start: number, size: number, from: number, other: number) =>
    Math.max(0, Math.min(start + size, from + other) - Math.max(start, from));
  return boxes.reduce(
    (sum, { x, y, width, height }) =>
      sum + along(box.x, box.width, x, width) * along(box.y, box.height, y, height),
    0,
  );
}

interface Line {
  readonly wish: LabelWish;
  readonly pieces: readonly Piece[];
}

function inOrder(lines: readonly Line[]): readonly number[] {
  const rank = ({ number, isAlwaysShown }: LabelWish) => (number ? 0 : isAlwaysShown ? 1 : 2);
  const room = ({ pieces }: Line) => pieces[0]?.length ?? 0;
  return [...lines.entries()]
    .toSorted(
      ([, one], [, other]) =>
        rank(one.wish) - rank(other.wish) ||
        room(one) - room(other) ||
        (one.wish.id < other.wish.id ? -1 : one.wish.id > other.wish.id ? 1 : 0),
    )
    .map(([index]) => index);
}

function firstSpot({ wish, pieces }: Line, fits: (box: Box) => boolean): Spot | undefined {
  for (const form of wish.forms) {
    for (const piece of pieces) {
      const along = lengthAlong(form, wish, piece);
      if (piece.length < along + leastLine) continue;
      for (const share of shares) {
        if (!leavesLine(piece, share, along)) continue;
        const spot = spotAt(wish, form, piece, share);
        if (fits(spot.box)) return spot;
      }
    }
  }
  return undefined;
}

/** How much of the piece a label covers. */
function lengthAlong(form: LabelForm, { number }: LabelWish, { isLevel }: Piece): number {
  if (!number) return isLevel ? form.width : form.height;
  if (form.kind === "stack") return isLevel ? Math.max(form.width, numberSize) : numberSize + 3 + signSize;
  return isLevel ? form.width + numberRoom : form.height + numberSize + 3;
}

/** Some of the line shows at both ends, more at the one with the arrow. */
function leavesLine({ length }: Piece, share: number, along: number): boolean {
  return length * share >= along / 2 + 3 && length * (1 - share) >= along / 2 + 5;
}

function spotAt(wish: LabelWish, form: LabelForm, piece: Piece, share: number): Spot {
  const x = piece.from.x + (piece.to.x - piece.from.x) * share;
  const y = piece.from.y + (piece.to.y - piece.from.y) * share;
  const { id } = wish;
  const { kind } = form;
  const isAcross = piece.isLevel;
  if (!wish.number) {
    const box = { x: x - form.width / 2, y: y - form.height / 2, width: form.width, height: form.height };
    return { id, kind, x: box.x, y: box.y, isAcross, box };
  }
  if (isAcross && kind !== "stack") {
    const width = form.width + numberRoom;
    const left = x - width / 2;
    const number = { x: left, y: y - numberSize / 2 };
    const box = { x: left, y: number.y, width, height: numberSize };
    return { id, kind, x: left + numberRoom, y: y - form.height / 2, isAcross, number, box };
  }
  // The number above its label: on a level piece the number lies on the line, on an upright one both do.
  const width = Math.max(form.width, numberSize);
  const height = numberSize + 3 + form.height;
  const top = isAcross ? y - numberSize / 2 : y - height / 2;
  return {
    id,
    kind,
    x: x - form.width / 2,
    y: top + numberSize + 3,
    isAcross,
    number: { x: x - numberSize / 2, y: top },
    box: { x: x - width / 2, y: top, width, height },
  };
}

type Shape = "disc" | "below" | "beside";

/**
 * A number or a hand alone, in steps of a few pixels: at the first clear place, or else a number where it covers least (labels
 * least of all), and a hand on the middle of the longest piece. The number of a manual line keeps its hand: below it, beside it,
 * elsewhere on the line, or else below or beside it where both cover least.
 */
function lastResort(
  line: Line,
  isClear: (box: Box) => boolean,
  covered: (box: Box) => number,
  edges: Box,
): Spot | undefined {
  const { number, isAlwaysShown } = line.wish;
  if (!number && !isAlwaysShown) return undefined;
  const clear = (shape: Shape) => firstThat(spotsAlong(line, shape, edges), isClear);
  if (!number) {
    const [middle] = spotsAlong(line, "disc", edges);
    return clear("disc") ?? (middle && isInside(middle.box, edges) ? middle : undefined);
  }
  const least = (...shapes: readonly Shape[]) =>
    leastCovering(
      shapes.flatMap((shape) => [...spotsAlong(line, shape, edges)]),
      covered,
      edges,
    );
  const alone = () => clear("disc") ?? least("disc");
  if (!isAlwaysShown) return alone();
  return (
    clear("below") ?? clear("beside") ?? apart(line, isClear, edges) ?? least("below", "beside") ?? alone()
  );
}

/** The number and its hand at two places of the line. */
function apart(line: Line, isClear: (box: Box) => boolean, edges: Box): Spot | undefined {
  const number = firstThat(spotsAlong(line, "disc", edges), isClear);
  if (!number) return undefined;
  const sign = firstThat(
    spotsAlong({ ...line, wish: { ...line.wish, number: false } }, "disc", edges),
    (box) => isClear(box) && !boxesMeet(box, number.box, fromOthers),
  );
  return sign && { ...number, kind: "stack", x: sign.x, y: sign.y, signBox: sign.box };
}

function leastCovering(spots: Iterable<Spot>, covered: (box: Box) => number, edges: Box): Spot | undefined {
  let [best, least]: [Spot | undefined, number] = [undefined, Infinity];
  for (const spot of spots) {
    const covers = isInside(spot.box, edges) ? covered(spot.box) : Infinity;
    if (covers < least) [best, least] = [spot, covers];
  }
  return best;
}

/** Places on the line, from the middle of its longest piece outwards, by turns to either side. One that would stick out of the canvas is moved in. */
function* spotsAlong({ wish, pieces }: Line, shape: Shape, edges: Box): Generator<Spot> {
  for (const piece of pieces) {
    const steps = Math.min(200, Math.floor(piece.length / 4));
    for (let step = 0; step <= steps; step++) {
      const aside = (step % 2 === 0 ? step : -step - 1) / 2;
      yield discAt(wish, shape, piece, 0.5 + aside / Math.max(1, steps + 1), edges);
    }
  }
}

function firstThat(spots: Iterable<Spot>, fits: (box: Box) => boolean): Spot | undefined {
  for (const spot of spots) if (fits(spot.box)) return spot;
  return undefined;
}

function discAt(wish: LabelWish, shape: Shape, piece: Piece, share: number, edges: Box): Spot {
  const size = wish.number ? numberSize : signSize;
  const width = shape === "beside" ? numberRoom + signSize : size;
  const height = shape === "below" ? numberSize + 3 + signSize : size;
  const left = piece.from.x + (piece.to.x - piece.from.x) * share - width / 2;
  const inside = Math.max(edges.x, Math.min(left, edges.x + edges.width - width));
  const x = Math.abs(inside - left) < size / 2 ? inside : left;
  const y = piece.from.y + (piece.to.y - piece.from.y) * share - (piece.isLevel ? size : height) / 2;
  const spot = { id: wish.id, x, y, isAcross: piece.isLevel, box: { x, y, width, height } };
  if (!wish.number) return { ...spot, kind: "sign" };
  const number = { x, y };
  const inset = (numberSize - signSize) / 2;
  if (shape === "below") return { ...spot, kind: "stack", number, x: x + inset, y: y + numberSize + 3 };
  if (shape === "beside") return { ...spot, kind: "stack", number, x: x + numberRoom, y: y + inset };
  return { ...spot, kind: "number", number };
}
