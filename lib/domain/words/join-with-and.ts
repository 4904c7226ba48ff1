/** "a, b and c", or "a, b and 4 more" for more than `most`. @param rest the noun of the others: "more", "more checks" */
export function joinWithAnd(words: readonly string[], most = Infinity, rest = "more"): string {
  const shown = words.slice(0, most);
  if (words.length > most) return `${shown.join(", ")} and ${words.length - most} ${rest}`;
  const last = shown.at(-1) ?? "";
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${last}` : last;
}
