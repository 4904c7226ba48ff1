import type { Box, Point } from "./box";
import { elbow, elbowLines, selfLoop } from "./elbows";
import { createLattice } from "./lattice";
import { createSearch, type Search } from "./search-way";
import type { LaidLine } from "./movable-pieces";
import { type Line, straightWay } from "./sides";
import { spreadLines } from "./spread-lines";
import { addTraffic, meetsTraffic, noTraffic } from "./traffic";

/** More lines than this can't be followed by eye: each is drawn as an elbow, without a search. */
const mostSearched = 150;

/**
 * How many places a search may visit: with regard to other lines, which leads far around crowded ones; then without. A path that
 * takes longer is no better than an elbow.
 */
const mostSteps = { amongOthers: 800, alone: 4000 } as const;

/**
 * The lines of a map at right angles, in map units: from the border of the source to the border of the target, by id. Out
 * of the right side and in at the left, straight in a row or column, else through the gutters between cards; behind a card
 * only where there is no way around. A line whose source or target is no card has none. The same whatever the order of
 * cards and lines. A connection to oneself is a small loop on the upper side.
 * @param gap The least distance between parallel lines, where the cards leave room for it.
 */
export function routeLines(
  cards: ReadonlyMap<string, Box>,
  lines: readonly Line[],
  gap: number,
): ReadonlyMap<string, readonly Point[]> {
  const between = lines.filter(
    ({ source, target }) => source !== target && cards.has(source) && cards.has(target),
  );
  const routed =
    between.length > mostSearched ? elbowLines(cards, between, gap) : searchedLines(cards, between, gap);
  for (const [id, points] of selfLoops(cards, lines, gap)) routed.set(id, points);
  return routed;
}

/** One line by itself among cards, as while one of its ends is dragged. */
export function routeLine(cards: ReadonlyMap<string, Box>, line: Line, gap: number): readonly Point[] {
  return routeLines(cards, [line], gap).get(line.id) ?? [];
}

function searchedLines(
  cards: ReadonlyMap<string, Box>,
  lines: readonly Line[],
  gap: number,
): Map<string, readonly Point[]> {
  const lattice = createLattice([...cards.values()], gap);
  const traffic = noTraffic(lattice);
  const search = createSearch(lattice, traffic, mostSteps.amongOthers);
  let searchAlone: Search | undefined;
  const find = ({ source, target }: Line): readonly Point[] => {
    const [from, to] = [cards.get(source), cards.get(target)];
    if (!from || !to) return [];
    const found = search(from, to);
    if (found) return found.points;
    searchAlone ??= createSearch(lattice, noTraffic(lattice), mostSteps.alone);
    return searchAlone(from, to)?.points ?? elbow(from, to);
  };
  const sorted = shortestFirst(cards, lines);
  const straight = sorted.flatMap<LaidLine>((line) => {
    const points = straightPoints(cards, line);
    return points ? [{ line, points }] : [];
  });
  for (const { points } of straight) addTraffic(lattice, traffic, points, 1);
  const isStraight = new Set(straight.map(({ line }) => line));
  const turned = sorted
    .filter((line) => !isStraight.has(line))
    .map<LaidLine>((line) => {
      const points = find(line);
      addTraffic(lattice, traffic, points, 1);
      return { line, points };
    });
  // Once more for those that meet others, now that each knows where all run.
  for (const [index, { line, points }] of turned.entries()) {
    addTraffic(lattice, traffic, points, -1);
    const better = meetsTraffic(lattice, traffic, points) ? find(line) : points;
    addTraffic(lattice, traffic, better, 1);
    turned[index] = { line, points: better };
  }
  const laid = [...straight, ...turned];
  const spread = spreadLines(cards, laid, gap);
  return new Map(laid.map(({ line, points }, index) => [line.id, spread[index] ?? points]));
}

function straightPoints(cards: ReadonlyMap<string, Box>, line: Line): readonly Point[] | undefined {
  const [source, target] = [cards.get(line.source), cards.get(line.target)];
  const straight = source && target && straightWay(source, target);
  return straight && isFree(cards, line, straight.points) ? straight.points : undefined;
}

function isFree(
  cards: ReadonlyMap<string, Box>,
  { source, target }: Line,
  [from, to]: readonly [Point, Point],
): boolean {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  for (const [id, { x, y, width, height }] of cards) {
    if (id === source || id === target) continue;
    if (x < right && x + width > left && y <= bottom && y + height >= top && from.y === to.y) return false;
    if (y < bottom && y + height > top && x <= right && x + width >= left && from.x === to.x) return false;
  }
  return true;
}

function shortestFirst(cards: ReadonlyMap<string, Box>, lines: readonly Line[]): Line[] {
  const length = ({ source, target }: Line) => {
    const [one, other] = [cards.get(source), cards.get(target)];
    return one && other ? Math.abs(one.x - other.x) + Math.abs(one.y - other.y) : 0;
  };
  return lines.toSorted(
    (one, other) => length(one) - length(other) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0),
  );
}

function selfLoops(
  cards: ReadonlyMap<string, Box>,
  lines: readonly Line[],
  gap: number,
): Map<string, readonly Point[]> {
  const counts = new Map<string, number>();
  const own = lines.filter(({ source, target }) => source === target);
  const loops = new Map<string, readonly Point[]>();
  for (const { id, source } of own.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const box = cards.get(source);
    if (!box) continue;
    const index = counts.get(source) ?? 0;
    counts.set(source, index + 1);
    loops.set(id, selfLoop(box, index, gap));
  }
  return loops;
}
