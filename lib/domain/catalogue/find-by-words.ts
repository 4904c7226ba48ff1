import { searchWords } from "./search-words";

const wordsById = new Map<string, string>();
for (const [words, controls] of searchWords)
  for (const id of controls) wordsById.set(id, `${wordsById.get(id) ?? ""} ${words}`);

/** Endings that a word has in what is typed and not in a title, or the other way round: "scanning", "policies", "verification". */
const ending = /(?:ications?|ions?|ing|ies|ied|ed|es|s|y)$/;
/** What is left of a word without its ending is one only if it has so many letters. */
const shortest = 4;

/**
 * Whether each of these words, which are in small letters, is said of a control: by its title, its id, what else people
 * call it, or `beside`, which a list says next to it, such as its node.
 */
export function isFoundBy(
  { id, title }: { readonly id: string; readonly title: string },
  words: readonly string[],
  beside = "",
): boolean {
  const all = `${title} ${id} ${wordsById.get(id) ?? ""} ${beside}`.toLowerCase();
  return words.every((word) => all.includes(word) || all.includes(stemOf(word)));
}

/** The words of what was typed, in small letters. */
export function typedWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** "scanning" is "scan", "policies" is "polic"; a short word stays as it is. */
function stemOf(word: string): string {
  const stem = word.replace(ending, "");
  if (stem.length < shortest) return word;
  return /ing|ed/.test(word.slice(stem.length)) ? stem.replace(/([bdgmnprt])\1$/, "$1") : stem;
}
