/**
 * A persistent map: `set` and `delete` return a new map and share all that did not change, so that one operation on a
 * pipeline of 10,000 nodes copies a few hundred entries instead of all of them. The order of iteration is arbitrary
 * but fixed by the keys and their history; code that shows or stores records sorts them.
 */
export interface Records<T> {
  readonly size: number;
  readonly shards: readonly ReadonlyMap<string, T>[];
}

const shardCount = 256;
const emptyShard = new Map<string, never>();
export const emptyRecords: Records<never> = {
  size: 0,
  shards: Array.from({ length: shardCount }, () => emptyShard),
};

export function getRecord<T>(records: Records<T>, key: string): T | undefined {
  return records.shards[shardOf(key)]?.get(key);
}

export function setRecord<T>(records: Records<T>, key: string, value: T): Records<T> {
  const index = shardOf(key);
  const before = records.shards[index] ?? emptyShard;
  return {
    size: records.size + (before.has(key) ? 0 : 1),
    shards: records.shards.with(index, new Map(before).set(key, value)),
  };
}

export function deleteRecord<T>(records: Records<T>, key: string): Records<T> {
  const index = shardOf(key);
  const before = records.shards[index] ?? emptyShard;
  if (!before.has(key)) return records;
  const shard = new Map(before);
  shard.delete(key);
  return { size: records.size - 1, shards: records.shards.with(index, shard) };
}

/** All at once, for loading a document: one pass instead of a copy per entry. */
export function recordsFrom<T>(entries: Iterable<readonly [string, T]>): Records<T> {
  const shards = Array.from({ length: shardCount }, () => new Map<string, T>());
  for (const [key, value] of entries) shards[shardOf(key)]?.set(key, value);
  return { size: shards.reduce((size, shard) => size + shard.size, 0), shards };
}

/** In no order that means anything. */
export function* valuesOf<T>(records: Records<T>): Generator<T> {
  for (const shard of records.shards) yield* shard.values();
}

// FNV-1a, 32 bits, folded to the shard count.
function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 24) ^ (hash & 0xff);
}
