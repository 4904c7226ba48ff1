import { aliasesOf } from "./aliases";
import { technologiesFor } from "./technologies";
import type { Environment, NodeKind } from "../pipeline/document";
import { environmentIn, wordsOf } from "../words/environment-in";

export interface ReadName {
  /** A technology of the catalogue that can be of this kind; undefined: none is named. */
  readonly technology: string | undefined;
  readonly environment: Environment | undefined;
  /** The text says nothing besides the technology. */
  readonly isTechnologyAlone: boolean;
}

/**
 * What people say with the name that they give a tool: "EKS staging" is the technology EKS in the environment staging.
 * The technology with the longest name in the text counts; a name that several share says nothing.
 * @param kind of node that it is the name of.
 */
export function readToolName(text: string, kind: NodeKind): ReadName {
  const words = wordsOf(text);
  const found = phrasesOf(kind)
    .flatMap(({ technology, phrase }) => {
      const start = indexOfPhrase(words, phrase);
      return start < 0 ? [] : [{ technology, start, length: phrase.length, size: phrase.join("").length }];
    })
    .toSorted((a, b) => b.size - a.size)[0];
  const others = found ? [...words.slice(0, found.start), ...words.slice(found.start + found.length)] : words;
  return {
    technology: found?.technology,
    environment: environmentIn(others),
    isTechnologyAlone: found !== undefined && others.length === 0,
  };
}

interface Phrase {
  readonly technology: string;
  readonly phrase: readonly string[];
}

function phrasesOf(kind: NodeKind): readonly Phrase[] {
  const all = technologiesFor(kind).flatMap(({ id, name }) =>
    [...new Set([name, id, ...aliasesOf(id)].map((one) => wordsOf(one).join(" ")))].map((phrase) => ({
      technology: id,
      phrase,
    })),
  );
  const owners = new Map<string, number>();
  for (const { phrase } of all) owners.set(phrase, (owners.get(phrase) ?? 0) + 1);
  return all
    .filter(({ phrase }) => phrase !== "" && owners.get(phrase) === 1)
    .map(({ technology, phrase }) => ({ technology, phrase: phrase.split(" ") }));
}

function indexOfPhrase(words: readonly string[], phrase: readonly string[]): number {
  return words.findIndex((_word, start) => phrase.every((part, index) => words[start + index] === part));
}
