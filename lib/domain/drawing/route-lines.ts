import type { Box, Point } from "./box";
import { elbow, elbowLines, selfLoop } from "./elbows";
import type { Line } from "./sides";

/**
 * The lines of a map at right angles, in map units: from the border of the source to the border of the target, by id. A
 * line whose source or target is no card has none. The same whatever the order of cards and lines.
 * @param gap The least distance between parallel lines.
 */
export function routeLines(
  cards: ReadonlyMap<string, Box>,
  lines: readonly Line[],
  gap: number,
): ReadonlyMap<string, readonly Point[]> {
  const routed = elbowLines(cards, lines, gap);
  for (const [id, points] of selfLoops(cards, lines, gap)) routed.set(id, points);
  return routed;
}

/** One line by itself among cards, as while one of its ends is dragged. */
export function routeLine(cards: ReadonlyMap<string, Box>, line: Line, gap: number): readonly Point[] {
  const [source, target] = [cards.get(line.source), cards.get(line.target)];
  if (!source || !target) return [];
  if (line.source === line.target) return selfLoop(source, 0, gap);
  return elbow(source, target);
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
