/** The longest text that a pattern of a file is tried on, so that even three nested loops over it are quick. */
const longestText = 64;
const longestPattern = 80;
const mostRepeats = 3;

/** A pattern of a file, where it is so simple that it always ends soon; undefined for all others. */
function compile(pattern: string): RegExp | undefined {
  const plain = pattern.replaceAll(/\\./g, "x");
  const repeats = plain.match(/[*+?{]/g)?.length ?? 0;
  if (pattern.length > longestPattern || repeats > mostRepeats) return undefined;
  // A group that repeats, choices and looking around may take exponential time.
  if (/\)[*+?{]/.test(plain) || plain.includes("|") || plain.includes("(?")) return undefined;
  if (/\\\d/.test(pattern)) return undefined;
  try {
    return new RegExp(pattern, "g");
  } catch {
    return undefined;
  }
}

/** All that matches replaced, with `$1` and `${1}` for groups; undefined if the pattern is not tried. */
export function replaceSafely(text: string, pattern: string, by: string): string | undefined {
  const found = text.length <= longestText ? compile(pattern) : undefined;
  return found && text.replace(found, by.replaceAll(/\$\{(\d)\}/g, "$$$1"));
}

export function matchSafely(text: string, pattern: string): readonly (string | undefined)[] | undefined {
  const found = text.length <= longestText ? compile(pattern) : undefined;
  return found?.exec(text) ?? undefined;
}
