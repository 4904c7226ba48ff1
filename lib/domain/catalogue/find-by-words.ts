import { formerWords, searchWords } from "./search-words";

const wordsById = new Map<string, string>(Object.entries(formerWords));
for (const [words, controls] of searchWords)
  for (const id of controls) wordsById.set(id, `${wordsById.get(id) ?? ""} ${words}`);

/** Endings in which a typed word and a title's may differ: "scanning", "policies", "verification". */
const ending = /(?:ications?|ions?|ing|ies|ied|ed|es|s|y)$/;
/** A stem with fewer letters would match too much. */
const shortest = 4;

/**
 * Whether a control has each of these lower-case words: in its title, its id, the words people use for it, or in `beside`, which a
 * list shows next to it, such as its node.
 */
export function isFoundBy(
  { id, title }: { readonly id: string; readonly title: string },
  words: readonly string[],
  beside = "",
): boolean {
  const all = `${title} ${id} ${wordsById.get(id) ?? ""} ${beside}`.toLowerCase();
  return words.every((word) => all.includes(word) || all.includes(stemOf(word)));
}

/** Lower-case words of a typed text. */
export function typedWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** "scanning" is "scan", "policies" is "polic"; a short word stays as it is. */
function stemOf(word: string): string {
  const stem = word.replace(ending, "");
  if (stem.length < shortest) return word;
  return /ing|ed/.test(word.slice(stem.length)) ? stem.replace(/([bdgmnprt])\1$/, "$1") : stem;
}
