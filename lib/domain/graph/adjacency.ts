/** Which members belong to each of some numbers: those of i are `members[starts[i]]` up to `members[starts[i + 1]]`. */
export interface Adjacency {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

/** Groups the indexes of a list by what stands there, each group in ascending order. O(count + list). */
export function createAdjacency(keys: Int32Array, count: number): Adjacency {
  const starts = new Int32Array(count + 1);
  for (let index = 0; index < keys.length; index++) {
    const after = (keys[index] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let key = 0; key < count; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const members = new Int32Array(keys.length);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    const place = next[key] ?? 0;
    members[place] = index;
    next[key] = place + 1;
  }
  return { starts, members };
}
