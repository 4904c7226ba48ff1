import type { Environment } from "../pipeline/document";

const environmentOfWord: ReadonlyMap<string, Environment> = new Map([
  ["production", "production"],
  ["prod", "production"],
  ["prd", "production"],
  ["live", "production"],
  ["staging", "staging"],
  ["stage", "staging"],
  ["stg", "staging"],
  ["preprod", "staging"],
  ["test", "test"],
  ["testing", "test"],
  ["qa", "test"],
  ["uat", "test"],
  ["development", "development"],
  ["develop", "development"],
  ["dev", "development"],
]);

/** The environment that people mean with the words of a name: "EKS staging" is in staging. Undefined: it names none, or several. */
export function environmentIn(words: readonly string[]): Environment | undefined {
  const named = new Set(words.flatMap((word) => environmentOfWord.get(word) ?? []));
  return named.size === 1 ? [...named][0] : undefined;
}

/** The words of a name in lower case, without punctuation: "EKS-staging (eu)" is "eks", "staging", "eu". */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** What a name says besides its environment: of "eks", "staging" the first. Of several environments it says none, and all of it is left. */
export function wordsWithoutEnvironment(words: readonly string[]): readonly string[] {
  const isMeant = environmentIn(words) !== undefined;
  return isMeant ? words.filter((word) => !environmentOfWord.has(word)) : words;
}
