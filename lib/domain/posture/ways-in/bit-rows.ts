import { componentsOf } from "../../graph/components";
import { graphBits, type PostureGraph } from "../graph/posture-graph";

/** A set of targets for each node, a bit each: row i is `bits[i * words]` up to `bits[(i + 1) * words]`. */
export interface BitRows {
  readonly words: number;
  readonly bits: Int32Array;
}

/** By node: the targets that flow edges reach from it, gates aside; a target reaches itself. O(edges x targets / 32). */
export function targetsByNode(graph: PostureGraph, targets: readonly number[]): BitRows {
  const { nodes, edges, from, to, graphsOf } = graph;
  const words = Math.ceil(targets.length / 32);
  const flow = edges.filter((_edge, index) => ((graphsOf[index] ?? 0) & graphBits.flow) !== 0);
  const { componentOf, count } = componentsOf(
    nodes.map(({ id }) => id),
    flow,
  );
  const component = Int32Array.from(nodes, ({ id }) => componentOf.get(id) ?? 0);
  const byComponent = new Int32Array(count * words);
  for (const [index, target] of targets.entries()) addBit(byComponent, component[target] ?? 0, words, index);
  const successors = Array.from({ length: count }, () => new Set<number>());
  for (let edge = 0; edge < edges.length; edge++) {
    if (((graphsOf[edge] ?? 0) & graphBits.flow) === 0) continue;
    const [start, end] = [component[from[edge] ?? 0] ?? 0, component[to[edge] ?? 0] ?? 0];
    if (start !== end) successors[start]?.add(end);
  }
  for (let at = 0; at < count; at++)
    for (const successor of successors[at] ?? [])
      for (let word = 0; word < words; word++)
        byComponent[at * words + word] =
          (byComponent[at * words + word] ?? 0) | (byComponent[successor * words + word] ?? 0);
  const bits = new Int32Array(nodes.length * words);
  for (const [node, at] of component.entries())
    bits.set(byComponent.subarray(at * words, (at + 1) * words), node * words);
  return { words, bits };
}

function addBit(bits: Int32Array, row: number, words: number, index: number): void {
  const word = row * words + (index >> 5);
  bits[word] = (bits[word] ?? 0) | (1 << (index & 31));
}

/** Adds to a set what stands in a row. */
export function addRow(set: Int32Array, { words, bits }: BitRows, row: number): void {
  for (let word = 0; word < words; word++) set[word] = (set[word] ?? 0) | (bits[row * words + word] ?? 0);
}

export function addTo(set: Int32Array, index: number): void {
  set[index >> 5] = (set[index >> 5] ?? 0) | (1 << (index & 31));
}

export function holds(set: Int32Array, index: number): boolean {
  return ((set[index >> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** Ascending. */
export function membersOf(set: Int32Array): readonly number[] {
  const members: number[] = [];
  for (const [word, all] of set.entries())
    for (let bits = all; bits !== 0; bits &= bits - 1)
      members.push(word * 32 + 31 - Math.clz32(bits & -bits));
  return members;
}

export function isEmpty(set: Int32Array): boolean {
  return set.every((word) => word === 0);
}

/** Whether a row and a set have a member in common. */
export function meets(set: Int32Array, { words, bits }: BitRows, row: number): boolean {
  for (let word = 0; word < words; word++)
    if (((set[word] ?? 0) & (bits[row * words + word] ?? 0)) !== 0) return true;
  return false;
}

/** @returns what is in `a` and not in `b` */
export function without(a: Int32Array, b: Int32Array): Int32Array {
  return a.map((word, index) => word & ~(b[index] ?? 0));
}

export function countIn(set: Int32Array): number {
  let count = 0;
  for (const word of set) {
    // Warren, Hacker's Delight, section 5-1.
    let bits = word - ((word >>> 1) & 0x55555555);
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}
