const highest = 64;

/** The chain of parents, itself first. @returns undefined if it is a circle, or deeper than any real one */
export function climb<T>(from: T, above: (one: T) => T | undefined): readonly T[] | undefined {
  const met: T[] = [];
  for (let one: T | undefined = from; one !== undefined; one = above(one))
    if (met.push(one) > highest) return undefined;
  return met;
}

export const notClimbed = `it is inside itself through its parents, or more than ${highest} levels deep`;
