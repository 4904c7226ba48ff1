const highest = 64;

/**
 * What is met going up from here, itself first.
 * @returns undefined where the way leads round in a circle, or past so many that nobody drew them
 */
export function climb<T>(from: T, above: (one: T) => T | undefined): readonly T[] | undefined {
  const met: T[] = [];
  for (let one: T | undefined = from; one !== undefined; one = above(one))
    if (met.push(one) > highest) return undefined;
  return met;
}

export const notClimbed = `it is inside itself by way of its parents, or more than ${highest} levels deep`;
