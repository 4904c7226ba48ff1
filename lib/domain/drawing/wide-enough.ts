import { headWidth } from "../layout/group-heads";
import { aroundAll, type Box } from "./box";

interface Headed {
  readonly name: string;
  readonly members: readonly string[];
  readonly box: Box;
  /** The lane that it stays in. */
  readonly lane: { readonly from: number; readonly to: number };
}

/** In pixels, what stays free beside a box that grows: to another for lines, and to the border of its lane. */
const [gutter, toBorder] = [40, 10] as const;

/**
 * The groups, each box as wide as its name needs in a small window, if there is room: first to the right, up to the rightmost of
 * all, then to the left, within their lanes.
 * @param loose cards without a group
 * @param unit map units to a pixel of a large window
 * @param small the same of a small window
 */
export function wideEnough<Group extends Headed>(
  groups: readonly Group[],
  loose: readonly Box[],
  unit: number,
  small: number,
): readonly Group[] {
  const all = aroundAll([...groups.map(({ box }) => box), ...loose]);
  const boxes = groups.map(({ box }) => box);
  return groups.map((group, index) => {
    const { box, lane } = group;
    const missing = headWidth(group.name, group.members.length) * small - box.width;
    if (missing <= 0) return group;
    const beside = [...boxes.filter((_, other) => other !== index), ...loose].filter(
      ({ y, height }) => y < box.y + box.height && y + height > box.y,
    );
    const free = (towards: number, distances: readonly number[]) =>
      Math.max(
        0,
        Math.min(towards, ...distances.filter((one) => one >= 0).map((one) => one - gutter * unit)),
      );
    const right = Math.min(
      missing,
      free(
        Math.min(all.x + all.width, lane.to - toBorder * unit) - box.x - box.width,
        beside.map(({ x }) => x - box.x - box.width),
      ),
    );
    const left = Math.min(
      missing - right,
      free(
        box.x - Math.max(all.x, lane.from + toBorder * unit),
        beside.map(({ x, width }) => box.x - x - width),
      ),
    );
    const grown = { ...box, x: box.x - left, width: box.width + left + right };
    boxes[index] = grown;
    return { ...group, box: grown };
  });
}
