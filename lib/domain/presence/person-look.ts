/** Initials of a person: of the first and the last word of their name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return (
    [first, last]
      .map((word) => [...(word ?? "")].find((character) => /[\p{L}\p{N}]/u.test(character)) ?? "")
      .join("")
      .toUpperCase() || "?"
  );
}

export const personColours = 8;

/** A number below `personColours` that is always the same for one person, on every screen. */
export function colourOf(userId: string): number {
  let hash = 0;
  for (let index = 0; index < userId.length; index += 1)
    hash = (Math.imul(hash, 31) + userId.charCodeAt(index)) >>> 0;
  return hash % personColours;
}

/** "Ana is here", "Ana and Ben are here", "Ana, Ben and 2 more are here". */
export function hereText(names: readonly string[]): string {
  const [first, second, third] = names;
  if (first === undefined) return "You are the only one here";
  if (second === undefined) return `${first} is here`;
  if (third === undefined) return `${first} and ${second} are here`;
  return `${first}, ${second} and ${names.length - 2} more are here`;
}
