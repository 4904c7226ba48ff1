import { aroundAll, type Box, type Point, scaled } from "./box";
import type { MapGroups } from "./map-groups";
import { routeLines } from "./route-lines";

/** In ascending order of attention. Manual lines never share a bundle with others. */
const looks = ["tool", "credential", "checked", "unset", "unchecked", "hand"] as const;
export type BundleLook = (typeof looks)[number];

export interface BundledLine {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly look: BundleLook;
}

export interface Bundle {
  readonly id: string;
  /** Groups. */
  readonly from: string;
  readonly to: string;
  /** Its lines, sorted. */
  readonly ids: readonly string[];
  /** As the worst of them. */
  readonly look: BundleLook;
  readonly counts: { readonly [look in BundleLook]?: number };
}

/**
 * The lines between groups of a large map, one bundle from a group to another, with a separate one for manual lines. A bundle
 * looks like its worst line: unchecked, then unanswered, then checked. Leaves out lines inside a group, and lines of nodes
 * without one. Sorted by its ends. O(n log n).
 */
export function bundleLines(
  groupOf: ReadonlyMap<string, string>,
  lines: readonly BundledLine[],
): readonly Bundle[] {
  const bundles = new Map<string, Bundle & { ids: string[] }>();
  for (const line of lines) {
    const [from, to] = [groupOf.get(line.source), groupOf.get(line.target)];
    if (from === undefined || to === undefined || from === to) continue;
    const { look } = line;
    const id = JSON.stringify([from, to, look === "hand"]);
    const before = bundles.get(id);
    const worst = before && looks.indexOf(before.look) >= looks.indexOf(look) ? before.look : look;
    const ids = before?.ids ?? [];
    ids.push(line.id);
    const counts = { ...before?.counts, [look]: (before?.counts[look] ?? 0) + 1 };
    bundles.set(id, { id, from, to, ids, look: worst, counts });
  }
  return [...bundles.values()]
    .toSorted((one, other) => compare(one.id, other.id))
    .map((bundle) => ({ ...bundle, ids: bundle.ids.toSorted(compare) }));
}

/** In pixels of the screen, from the number of lines in a bundle. */
export function bundleWidth(count: number): number {
  return 1.75 + 0.7 * Math.sqrt(count);
}

/** With more lines than these beside the bundles, cards lie in a heap: no way around them is looked for. */
export const mostBesideBundles = 40;
/** In pixels of a window in which all of the map is shown: between bundles beside each other. */
const trackGap = 12;
/** In the same pixels: what runs further out than this, at the left or the right of the map, is cut off by the window's edge. */
export const besideMap = 18;

/**
 * Where each bundle runs, in map units, by its id: from the box of a group to that of another, around other groups and
 * around the cards that stand alone.
 * @param alone the boxes of these cards, by node
 */
export function routeBundles(
  { groups, unit }: MapGroups,
  bundles: readonly Bundle[],
  alone: ReadonlyMap<string, Box>,
): ReadonlyMap<string, readonly Point[]> {
  if (bundles.length === 0) return new Map();
  const boxes = new Map<string, Box>();
  for (const { id, box } of groups) boxes.set(id, scaled(box, 1 / unit));
  for (const [id, box] of alone) boxes.set(`card ${id}`, scaled(box, 1 / unit));
  for (const [side, wall] of wallsBeside([...boxes.values()]).entries()) boxes.set(`wall ${side}`, wall);
  const lines = bundles.map(({ id, from, to }) => ({ id, source: from, target: to }));
  const routes = routeLines(boxes, lines, trackGap);
  return new Map(
    [...routes].map(([id, points]) => [id, points.map(({ x, y }) => ({ x: x * unit, y: y * unit }))]),
  );
}

function wallsBeside(boxes: readonly Box[]): readonly Box[] {
  const { x, y, width, height } = aroundAll(boxes);
  const upright = { y, width: trackGap, height };
  return [
    { ...upright, x: x - besideMap - trackGap },
    { ...upright, x: x + width + besideMap },
  ];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
