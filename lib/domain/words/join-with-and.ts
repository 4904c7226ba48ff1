/** "a, b and c", or, where there are more than `most`, "a, b and 4 more". @param rest what the others are called: "more", "more checks" */
export function joinWithAnd(words: readonly string[], most = Infinity, rest = "more"): string {
  const shown = words.slice(0, most);
  if (words.length > most) return `${shown.join(", ")} and ${words.length - most} ${rest}`;
  const last = shown.at(-1) ?? "";
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${last}` : last;
}
