/**
 * A short text that is another one whenever one of these texts is, and the same in whatever order they come.
 * The hash is FNV-1a in two halves of 32 bits: it tells changes, and guards nothing.
 */
export function basisOf(texts: Iterable<string>): string {
  const sorted = [...new Set(texts)].toSorted();
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (const text of sorted)
    for (const character of `${text}\n`) {
      const code = character.codePointAt(0) ?? 0;
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ (code + 0x9e37), 0x01000193);
    }
  const hex = (half: number) => (half >>> 0).toString(16).padStart(8, "0");
  return `${sorted.length}-${hex(high)}${hex(low)}`;
}
