import type { Image } from "./document";
import { parentName } from "./image-reference";
import { isFloating } from "./parent-images";
import { compareText } from "./pipeline";

export interface ParentCount {
  readonly parent: string;
  readonly images: number;
  readonly floating: number;
}

/** Most named first. An image that names one parent twice, as for two stages of its build, counts once. */
export function countParents(images: Iterable<Image>): readonly ParentCount[] {
  const counts = new Map<string, { images: number; floating: number }>();
  for (const { parents = [] } of images) {
    const floatingByName = new Map<string, boolean>();
    for (const parent of parents) {
      const name = parentName(parent.ref);
      floatingByName.set(name, isFloating(parent) || floatingByName.get(name) === true);
    }
    for (const [name, floats] of floatingByName) {
      const count = counts.get(name) ?? { images: 0, floating: 0 };
      counts.set(name, { images: count.images + 1, floating: count.floating + (floats ? 1 : 0) });
    }
  }
  return [...counts]
    .map(([parent, count]) => ({ parent, ...count }))
    .toSorted((a, b) => b.images - a.images || compareText(a.parent, b.parent));
}
