import { aliasesOf } from "../catalogue/aliases";
import { kinds } from "../catalogue/kinds";
import { catalogue } from "../catalogue/load";
import type { NodeKind } from "../pipeline/document";

export interface Recognised {
  readonly kind: NodeKind;
  readonly technology?: string;
}

/**
 * The kind or technology of another tool's record, by its name: a kind of that name; the only, longest technology in the name; or
 * the one with exactly this alias. Undefined if in doubt.
 */
export function recogniseTool(name: string): Recognised | undefined {
  const words = wordsOf(name);
  if (words.trim() === "") return undefined;
  const kind = kindsByWords.get(words);
  if (kind) return { kind };
  const named = longest(technologies.filter((one) => one.words.length > 4 && words.includes(one.words)));
  const exact = technologies.filter((one) => one.words === words);
  const aliased = aliases.get(words) ?? [];
  const sure = [exact, named, aliased].find((found) => new Set(found.map(({ id }) => id)).size === 1)?.[0];
  return sure && { kind: sure.kind, technology: sure.id };
}

interface Known {
  readonly id: string;
  readonly kind: NodeKind;
  readonly words: string;
}

/** " google kubernetes engine ": with a blank at either end, so that a part of a word is never found. */
function wordsOf(text: string): string {
  return ` ${text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

const kindsByWords = new Map(
  kinds.toReversed().flatMap(({ id, name }) => [wordsOf(id), wordsOf(name)].map((words) => [words, id])),
);

const technologies: readonly Known[] = catalogue.technologies.flatMap(({ id, name, kinds: [kind] }) =>
  kind === undefined ? [] : [...new Set([wordsOf(name), wordsOf(id)])].map((words) => ({ id, kind, words })),
);

const aliases = new Map<string, Known[]>();
for (const { id, kind } of technologies)
  for (const alias of aliasesOf(id)) {
    const words = wordsOf(alias);
    aliases.set(words, [...(aliases.get(words) ?? []), { id, kind, words }]);
  }

function longest(found: readonly Known[]): readonly Known[] {
  const most = Math.max(...found.map(({ words }) => words.length));
  return found.filter(({ words }) => words.length === most);
}
