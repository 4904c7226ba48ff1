const shardCount = 256;
const emptyShard = new Map<string, never>();

/**
 * A persistent map: `with` and `without` return a new map and share all that did not change, so that one operation on a
 * pipeline of 2,000 nodes copies a few hundred entries instead of all of them. The order of iteration is arbitrary
 * but fixed by the keys and their history; code that shows or stores records sorts them.
 */
export class Records<T> {
  readonly size: number;
  readonly shards: readonly ReadonlyMap<string, T>[];

  private constructor(size: number, shards: readonly ReadonlyMap<string, T>[]) {
    this.size = size;
    this.shards = shards;
  }

  /** All at once, for loading a document: one pass instead of a copy per entry. */
  static from<T>(entries: Iterable<readonly [string, T]>): Records<T> {
    const shards = new Map<number, Map<string, T>>();
    for (const [key, value] of entries) {
      const index = shardOf(key);
      const shard = shards.get(index);
      if (shard) shard.set(key, value);
      else shards.set(index, new Map([[key, value]]));
    }
    // A small pipeline leaves most of them empty, and all of these are one.
    const all: ReadonlyMap<string, T>[] = [...Records.empty.shards];
    let size = 0;
    for (const [index, shard] of shards) {
      all[index] = shard;
      size += shard.size;
    }
    return new Records(size, all);
  }

  static readonly empty: Records<never> = new Records(
    0,
    Array.from({ length: shardCount }, () => emptyShard),
  );

  get(key: string): T | undefined {
    return this.shards[shardOf(key)]?.get(key);
  }

  with(key: string, value: T): Records<T> {
    const index = shardOf(key);
    const before = this.shards[index] ?? emptyShard;
    return new Records(
      this.size + (before.has(key) ? 0 : 1),
      this.shards.with(index, new Map(before).set(key, value)),
    );
  }

  without(key: string): Records<T> {
    const index = shardOf(key);
    const before = this.shards[index] ?? emptyShard;
    if (!before.has(key)) return this;
    const shard = new Map(before);
    shard.delete(key);
    return new Records(this.size - 1, this.shards.with(index, shard));
  }

  /** In no order that means anything. */
  *values(): Generator<T> {
    for (const shard of this.shards) if (shard.size > 0) yield* shard.values();
  }
}

// FNV-1a, 32 bits, folded to the shard count.
function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 24) ^ (hash & 0xff);
}
