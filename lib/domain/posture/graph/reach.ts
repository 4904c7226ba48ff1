import type { PipelineEdge, PipelineNode } from "../../pipeline/document";
import { componentsOf } from "../../graph/components";

/**
 * The share of the targets that each node reaches along any edge, credentials included; a target reaches itself.
 * Bit sets over the targets, one per strongly connected component, merged in reverse topological order:
 * O(edges x targets / 32).
 * @returns shares 0 to 1 by node id; all 0 where there is no target.
 */
export function reachByNode(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
  targets: readonly string[],
): ReadonlyMap<string, number> {
  if (targets.length === 0) return new Map(nodes.map(({ id }) => [id, 0]));
  const { componentOf, count } = componentsOf(
    nodes.map(({ id }) => id),
    edges,
  );
  const words = Math.ceil(targets.length / 32);
  const bits = new Int32Array(count * words);
  for (const [index, target] of targets.entries()) {
    const word = (componentOf.get(target) ?? 0) * words + (index >> 5);
    bits[word] = (bits[word] ?? 0) | (1 << (index & 31));
  }
  const successors = Array.from({ length: count }, () => new Set<number>());
  for (const { source, target } of edges) {
    const [from, to] = [componentOf.get(source), componentOf.get(target)];
    if (from !== undefined && to !== undefined && from !== to) successors[from]?.add(to);
  }
  const shares = new Float64Array(count);
  for (let component = 0; component < count; component++) {
    const start = component * words;
    for (const successor of successors[component] ?? []) {
      for (let word = 0; word < words; word++)
        bits[start + word] = (bits[start + word] ?? 0) | (bits[successor * words + word] ?? 0);
    }
    let reached = 0;
    for (let word = start; word < start + words; word++) reached += countBits(bits[word] ?? 0);
    shares[component] = reached / targets.length;
  }
  return new Map(nodes.map(({ id }) => [id, shares[componentOf.get(id) ?? 0] ?? 0]));
}

/** Population count of 32 bits (Warren, Hacker's Delight, §5-1). */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
