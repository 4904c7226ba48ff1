import { aliasesOf, otherNamesOf } from "./aliases";
import type { Technology } from "./catalogue";
import { technologiesFor } from "./technologies";
import type { Environment, NodeKind } from "../pipeline/document";
import { environmentIn, wordsOf } from "../words/environment-in";

export interface ReadName {
  /** Id of a catalogue technology that can be of this kind; undefined if the name has none. */
  readonly technology: string | undefined;
  readonly environment: Environment | undefined;
  /** The text names only the technology. */
  readonly isTechnologyAlone: boolean;
}

/**
 * Reads technology and environment from a node's name: "EKS staging" is EKS in staging. The longest technology name in the text counts;
 * a name that several technologies share counts for none.
 * @param kind of the named node
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
  const technologies = technologiesFor(kind);
  const words = meant(technologies, ({ id }) => aliasesOf(id));
  const names = meant(technologies, ({ id, name }) => [name, id, ...otherNamesOf(id)]);
  // Search words never beat a name: "Virtual machine" is itself, not Compute Engine.
  return [...new Map([...words, ...names])].flatMap(([phrase, technology]) =>
    technology === undefined || phrase === "" ? [] : [{ technology, phrase: phrase.split(" ") }],
  );
}

/** The technology of each phrase; undefined if several share it. */
function meant(
  technologies: readonly Technology[],
  phrases: (technology: Technology) => readonly string[],
): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const technology of technologies)
    for (const phrase of new Set(phrases(technology).map((one) => wordsOf(one).join(" "))))
      found.set(phrase, found.has(phrase) ? undefined : technology.id);
  return found;
}

function indexOfPhrase(words: readonly string[], phrase: readonly string[]): number {
  return words.findIndex((_word, start) => phrase.every((part, index) => words[start + index] === part));
}
