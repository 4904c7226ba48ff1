import { createAdjacency } from "../../graph/adjacency";
import type { NumberedComponents } from "../../graph/components";

/** A set of targets for each place, a bit each: row i is `bits[i * words]` up to `bits[(i + 1) * words]`. */
export interface BitRows {
  readonly words: number;
  readonly bits: Int32Array;
}

/**
 * By place: the ends in reach by steps; an end reaches itself. O(places + steps x ends / 32).
 * @param from, to the two ends of each step
 * @param components of these steps
 * @param endAt by place: its bit, or -1
 */
export function endsByPlace(
  { from, to }: { readonly from: Int32Array; readonly to: Int32Array },
  { componentOf, count }: NumberedComponents,
  endAt: Int32Array,
  ends: number,
): BitRows {
  const words = Math.ceil(ends / 32);
  const bits = new Int32Array(endAt.length * words);
  const leaving = createAdjacency(from, endAt.length);
  const { starts, members } = createAdjacency(componentOf, count);
  const add = (row: number, other: number) => {
    for (let word = 0; word < words; word++)
      bits[row + word] = (bits[row + word] ?? 0) | (bits[other + word] ?? 0);
  };
  // The successors of a component come before it.
  for (let component = 0; component < count; component++) {
    const [start, end] = [starts[component] ?? 0, starts[component + 1] ?? 0];
    const first = (members[start] ?? 0) * words;
    for (let index = start; index < end; index++) {
      const place = members[index] ?? 0;
      const bit = endAt[place] ?? -1;
      if (bit !== -1) addBit(bits, first, bit);
      for (let at = leaving.starts[place] ?? 0; at < (leaving.starts[place + 1] ?? 0); at++) {
        const next = to[leaving.members[at] ?? 0] ?? 0;
        if (componentOf[next] !== component) add(first, next * words);
      }
    }
    for (let index = start + 1; index < end; index++)
      bits.copyWithin((members[index] ?? 0) * words, first, first + words);
  }
  return { words, bits };
}

function addBit(bits: Int32Array, row: number, index: number): void {
  const word = row + (index >> 5);
  bits[word] = (bits[word] ?? 0) | (1 << (index & 31));
}

/** Whether a row is empty. */
export function isEmptyRow({ words, bits }: BitRows, row: number): boolean {
  for (let word = row * words; word < (row + 1) * words; word++) if (bits[word] !== 0) return false;
  return true;
}

/** Adds a row to a set. */
export function addRow(set: Int32Array, { words, bits }: BitRows, row: number): void {
  for (let word = 0; word < words; word++) set[word] = (set[word] ?? 0) | (bits[row * words + word] ?? 0);
}

/** Adds one set to another of the same size. */
export function addSet(set: Int32Array, other: Int32Array): void {
  for (let word = 0; word < set.length; word++) set[word] = (set[word] ?? 0) | (other[word] ?? 0);
}

export function addTo(set: Int32Array, index: number): void {
  set[index >> 5] = (set[index >> 5] ?? 0) | (1 << (index & 31));
}

/** The set of these, of so many in total. */
export function setOf(members: Iterable<number>, size: number): Int32Array {
  const set = new Int32Array(Math.ceil(size / 32));
  for (const member of members) addTo(set, member);
  return set;
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
  for (let word = 0; word < set.length; word++) if (set[word] !== 0) return false;
  return true;
}

/** Whether a row and a set overlap. */
export function meets(set: Int32Array, { words, bits }: BitRows, row: number): boolean {
  for (let word = 0; word < words; word++)
    if (((set[word] ?? 0) & (bits[row * words + word] ?? 0)) !== 0) return true;
  return false;
}

/** @returns the members of `a` that are not in `b` */
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
