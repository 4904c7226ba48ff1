type Fields = { readonly [field: string]: unknown };

/** Whether two values from JSON are the same; their keys may be in another order. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length || Array.isArray(one) !== Array.isArray(other)) return false;
  // Loops, not closures: two large maps that were read apart are compared value by value.
  for (const key of keys) {
    const mine = (one as Fields)[key];
    const theirs = (other as Fields)[key];
    // What JSON holds is no function that every object has.
    if (mine === theirs ? mine === undefined && !Object.hasOwn(other, key) : !isSame(mine, theirs))
      return false;
  }
  return true;
}
