export interface BundledLine {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** Not said yet where it is absent. */
  readonly automated?: boolean;
  readonly isChecked?: boolean;
}

export interface Bundle {
  readonly from: string;
  readonly to: string;
  /** Its lines, sorted. */
  readonly ids: readonly string[];
  readonly look: "checked" | "unchecked" | "hand" | "unset";
}

/**
 * The lines between groups of a large map, one bundle from a group to another; by hand a bundle of its own. A bundle looks
 * as the worst of its lines: unchecked before not said yet before checked. Lines inside a group are in none; a node
 * without a group is a group of its own. Sorted by its ends, whatever the order of the lines. O(n log n).
 */
export function bundleLines(
  groupOf: ReadonlyMap<string, string>,
  lines: readonly BundledLine[],
): readonly Bundle[] {
  const bundles = new Map<string, Bundle & { ids: string[] }>();
  for (const line of lines) {
    const from = groupOf.get(line.source) ?? line.source;
    const to = groupOf.get(line.target) ?? line.target;
    if (from === to) continue;
    const look = lookOf(line);
    const key = JSON.stringify([from, to, look === "hand"]);
    const before = bundles.get(key);
    const worst = before && severity[before.look] >= severity[look] ? before.look : look;
    const ids = before?.ids ?? [];
    ids.push(line.id);
    bundles.set(key, { from, to, ids, look: worst });
  }
  return [...bundles]
    .toSorted(([one], [other]) => compare(one, other))
    .map(([, bundle]) => ({ ...bundle, ids: bundle.ids.toSorted(compare) }));
}

/** In pixels of the screen, from the number of lines in a bundle. */
export function bundleWidth(count: number): number {
  return 1.75 + 0.7 * Math.sqrt(count);
}

const severity = { checked: 0, unset: 1, unchecked: 2, hand: 3 } as const;

function lookOf({ automated, isChecked }: BundledLine): Bundle["look"] {
  if (automated === undefined) return "unset";
  if (!automated) return "hand";
  return isChecked === true ? "checked" : "unchecked";
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
