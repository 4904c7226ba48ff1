import { type Box, centreOf, type Point } from "./box";
import { firstAbove, firstFrom, type Lattice } from "./lattice";

/** In map units of length: what one of these is worth. */
export const prices = {
  bend: 300,
  crossing: 500,
  /** A bend onto, or off, a gutter that another line goes on along. */
  joining: 120,
  /** So dear that any way around is cheaper. */
  behindCard: 50_000,
  /** The limit if cards overlap, so that the line must pass behind one: not worth a long search. */
  behindPile: 800,
  /** For each unit of length in a gutter that another line follows. */
  sharing: 0.25,
  /** Out of or in at the upper or the lower side. */
  upperSide: 230,
  /** Out at the left or in at the right. */
  wrongSide: 650,
} as const;

/** By the direction in which a line goes out, or in: right, down, left, up. */
const sidePrices = [0, prices.upperSide, prices.wrongSide, prices.upperSide] as const;

/** The way between the middle of a card's side and the first node of the lattice beyond it. */
export interface Gate {
  readonly node: number;
  readonly at: Point;
  /** In which a line passes it. */
  readonly direction: number;
  readonly cost: number;
  /** How many other cards cover it. */
  readonly behind: number;
  /** On the card's side. */
  readonly border: Point;
}

export function gatesOutOf(lattice: Lattice, card: Box): Gate[] {
  return gatesOf(lattice, card).map((gate) => ({
    ...gate,
    cost: gate.cost + (sidePrices[gate.direction] ?? 0),
  }));
}

export function gatesInto(lattice: Lattice, card: Box): Gate[] {
  return gatesOf(lattice, card).map((gate) => {
    const direction = (gate.direction + 2) & 3;
    return { ...gate, direction, cost: gate.cost + (sidePrices[direction] ?? 0) };
  });
}

function gatesOf({ xs, ys, level, upright }: Lattice, card: Box): Gate[] {
  const { x, y } = centreOf(card);
  const [right, bottom] = [card.x + card.width, card.y + card.height];
  const columns = xs.length;
  const [column, row] = [firstFrom(xs, x), firstFrom(ys, y)];
  const [rightwards, downwards] = [firstFrom(xs, right), firstFrom(ys, bottom)];
  const [leftwards, upwards] = [firstAbove(xs, card.x) - 1, firstAbove(ys, card.y) - 1];
  // The step that leads out is behind the card itself; what else it passes behind counts.
  const gate = (direction: number, toColumn: number, toRow: number, covers: number, border: Point): Gate => {
    const at = { x: xs[toColumn] ?? 0, y: ys[toRow] ?? 0 };
    const length = Math.abs(at.x - border.x) + Math.abs(at.y - border.y);
    const behind = Math.max(0, covers - 1);
    const cost = length + behind * prices.behindPile;
    return { node: toRow * columns + toColumn, at, direction, cost, behind, border };
  };
  return [
    gate(0, rightwards, row, level[row * columns + rightwards - 1] ?? 1, { x: right, y }),
    gate(1, column, downwards, upright[(downwards - 1) * columns + column] ?? 1, { x, y: bottom }),
    gate(2, leftwards, row, level[row * columns + leftwards] ?? 1, { x: card.x, y }),
    gate(3, column, upwards, upright[upwards * columns + column] ?? 1, { x, y: card.y }),
  ];
}

/**
 * The fewest bends from a place, heading in one direction, to another that lies (dx, dy) away and is entered in another
 * direction, if nothing stood between.
 */
export function fewestBends(dx: number, dy: number, heading: number, entering: number): number {
  // As if the place were entered to the right: turned by as many quarters.
  const turned = (heading - entering) & 3;
  const ahead = entering === 0 ? dx : entering === 1 ? dy : entering === 2 ? -dx : -dy;
  const aside = entering === 0 ? dy : entering === 1 ? -dx : entering === 2 ? -dy : dx;
  switch (turned) {
    case 0:
      return ahead < 0 ? 4 : aside === 0 ? 0 : 2;
    case 2:
      return aside === 0 ? 4 : 2;
    default:
      // Heading across, towards the row of the place or away from it.
      return ahead >= 0 && (turned === 1 ? aside >= 0 : aside <= 0) ? 1 : 3;
  }
}
