import { spreadTypes } from "../../catalogue/entry-types";
import type { Beginning } from "./beginning";
import { nodeOfState } from "./acting-steps";
import type { Guard } from "./guards";
import type { Standing } from "./standing";
import type { WaysMap } from "./ways-map";

/**
 * By node: whether what an attacker does from there may differ between two standings of one map. He goes along edges and by what
 * CI nodes share, so those are touched from which a node leads to one that stands otherwise. Undefined where none does.
 * O(nodes + edges).
 */
export function findTouched(map: WaysMap, before: Standing, after: Standing): Uint8Array | undefined {
  const list = differing(map, before, after);
  if (list.length === 0) return undefined;
  const { nodes, from, enteringFrom, entering } = map.graph;
  const { groupsOf, members } = map.sharing;
  const touched = new Uint8Array(nodes.length);
  const touch = (node: number) => {
    if (touched[node] === 1) return;
    touched[node] = 1;
    list.push(node);
  };
  for (const node of list) touched[node] = 1;
  const readsFrom = new Map<number, number[]>();
  for (const [group, readers] of members.entries())
    for (const reader of readers) readsFrom.set(reader, [...(readsFrom.get(reader) ?? []), group]);
  const looked = new Set<number>();
  for (let node = list.pop(); node !== undefined; node = list.pop()) {
    for (const edge of entering.subarray(enteringFrom[node], enteringFrom[node + 1])) touch(from[edge] ?? 0);
    for (const group of readsFrom.get(node) ?? []) {
      if (looked.has(group)) continue;
      looked.add(group);
      for (const [writer, groups] of groupsOf.entries()) if (groups.includes(group)) touch(writer);
    }
  }
  return touched;
}

/** Whether somebody who begins so may come to something else. */
export function isTouched(
  touched: Uint8Array,
  { states, doors }: Pick<Beginning, "states" | "doors">,
): boolean {
  return (
    states.some((state) => touched[nodeOfState(state)] === 1) || doors.some(({ node }) => touched[node] === 1)
  );
}

/** Nodes at which an attacker meets something else, and those that hand on a tool that could be swapped in one of the two alone. */
function differing({ graph }: WaysMap, before: Standing, after: Standing): number[] {
  const pairs = [
    [before.isReviewed, after.isReviewed],
    [before.isIsolated, after.isIsolated],
    [before.lacksIsolation, after.lacksIsolation],
    [before.signs, after.signs],
    [before.makes, after.makes],
    ...spreadTypes.map((type) => [before.isClosed[type], after.isClosed[type]] as const),
  ] as const;
  const nodes = new Set<number>();
  for (const [one, other] of pairs) {
    if (one === other) continue;
    for (let node = 0; node < one.length; node++) if (one[node] !== other[node]) nodes.add(node);
  }
  for (let node = 0; node < after.guardsAt.length; node++)
    if (!isSameGuards(before.guardsAt[node] ?? [], after.guardsAt[node] ?? [])) nodes.add(node);
  for (let edge = 0; edge < after.takesIn.length; edge++)
    if (before.takesIn[edge] !== after.takesIn[edge]) nodes.add(graph.from[edge] ?? 0);
  return [...nodes];
}

function isSameGuards(before: readonly Guard[], after: readonly Guard[]): boolean {
  return (
    before === after ||
    (before.length === after.length &&
      before.every(({ control, senders }, index) => {
        const other = after[index];
        return other?.control === control && (other.senders === undefined) === (senders === undefined);
      }))
  );
}
