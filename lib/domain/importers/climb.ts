/** The last that is met going up from here; undefined where the way leads round in a circle. */
export function climb<T>(from: T, above: (one: T) => T | undefined): T | undefined {
  const met = new Set<T>();
  let top = from;
  for (let next: T | undefined = from; next !== undefined; next = above(next)) {
    if (met.has(next)) return undefined;
    met.add(next);
    top = next;
  }
  return top;
}
