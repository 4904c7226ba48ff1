import { type Box, middle } from "./box";

/** The crossings of all gutters, and of the middles of all cards, on which ways are searched. */
export interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Whether a line may follow this x or y without belonging to a card whose middle lies there. */
  readonly isGutterX: readonly boolean[];
  readonly isGutterY: readonly boolean[];
  /** Behind how many cards the step from node (column, row) to the next column passes; by node. */
  readonly level: Uint8Array;
  /** The same for the step to the next row. */
  readonly upright: Uint8Array;
}

/** Half of the narrowest gutter between tidied columns, in map units. */
const beside = 28;
/** A card that ends this much before its column does needs no gutter of its own. */
const unevenness = 30;
/** Lines nearer than this to each other would be one. */
const least = 3;

interface Span {
  readonly start: number;
  readonly end: number;
  /** The same card across: which cards stand beside it is seen there. */
  readonly low: number;
  readonly high: number;
}

export function createLattice(cards: readonly Box[], gap: number): Lattice {
  const x = axisOf(
    cards.map((card) => ({
      start: card.x,
      end: card.x + card.width,
      low: card.y,
      high: card.y + card.height,
    })),
    gap,
  );
  const y = axisOf(
    cards.map((card) => ({
      start: card.y,
      end: card.y + card.height,
      low: card.x,
      high: card.x + card.width,
    })),
    gap,
  );
  const [columns, rows] = [x.at.length, y.at.length];
  const level = new Uint8Array(columns * rows);
  const upright = new Uint8Array(columns * rows);
  for (const card of cards) {
    // The nodes strictly inside the card, and one before them for the steps that lead in.
    const [left, right] = inside(x.at, card.x, card.x + card.width);
    const [top, bottom] = inside(y.at, card.y, card.y + card.height);
    for (let row = top; row < bottom; row++)
      for (let column = Math.max(0, left - 1); column < right; column++) add(level, row * columns + column);
    for (let row = Math.max(0, top - 1); row < bottom; row++)
      for (let column = left; column < right; column++) add(upright, row * columns + column);
  }
  return { xs: x.at, ys: y.at, isGutterX: x.isGutter, isGutterY: y.isGutter, level, upright };
}

function add(counts: Uint8Array, index: number): void {
  counts[index] = Math.min(255, (counts[index] ?? 0) + 1);
}

/** The indices of the values strictly between two, as a half-open range. */
function inside(sorted: readonly number[], start: number, end: number): readonly [number, number] {
  return [firstAbove(sorted, start), firstFrom(sorted, end)];
}

/** The index of the first value above one; the length if there is none. */
export function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if ((sorted[half] ?? 0) > value) high = half;
    else low = half + 1;
  }
  return low;
}

/** The index of the first value that is not below one; the length if there is none. */
export function firstFrom(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if ((sorted[half] ?? 0) >= value) high = half;
    else low = half + 1;
  }
  return low;
}

function axisOf(spans: readonly Span[], gap: number) {
  const gutters = guttersOf(spans, gap).toSorted((one, other) => one - other);
  const kept: number[] = [];
  for (const at of gutters) if (at - (kept.at(-1) ?? -Infinity) >= least) kept.push(at);
  const middles = new Set(spans.map(({ start, end }) => middle(start, end)));
  const isGutter = new Set(kept);
  const at = [...new Set([...kept, ...middles])].toSorted((one, other) => one - other);
  return { at, isGutter: at.map((value) => isGutter.has(value)) };
}

function guttersOf(spans: readonly Span[], gap: number): number[] {
  const sorted = spans.toSorted((one, other) => one.start - other.start || one.end - other.end);
  const first = sorted[0];
  if (!first) return [];
  const outside = Math.max(16, gap * 1.6);
  const gutters = [first.start - outside];
  // Columns: spans that overlap, with the gutters between them.
  let [from, to] = [first.start, first.end];
  let column: Span[] = [];
  const close = () => {
    for (const span of column) gutters.push(...ownGutters(span, from, to, sorted));
    column = [];
  };
  for (const span of sorted) {
    if (span.start > to) {
      close();
      gutters.push((to + span.start) / 2);
      [from, to] = [span.start, span.end];
    }
    to = Math.max(to, span.end);
    column.push(span);
  }
  close();
  gutters.push(to + outside);
  return gutters;
}

/** Beside a card that stands back from the edge of its column. */
function ownGutters(span: Span, from: number, to: number, spans: readonly Span[]): number[] {
  const own: number[] = [];
  const facing = (other: Span) => other.low < span.high && other.high > span.low;
  if (span.start - from > unevenness) {
    const before = spans.filter((other) => other.end <= span.start && facing(other));
    const room = span.start - Math.max(-Infinity, ...before.map(({ end }) => end));
    own.push(span.start - Math.min(beside, room / 2));
  }
  if (to - span.end > unevenness) {
    const after = spans.filter((other) => other.start >= span.end && facing(other));
    const room = Math.min(Infinity, ...after.map(({ start }) => start)) - span.end;
    own.push(span.end + Math.min(beside, room / 2));
  }
  return own;
}
