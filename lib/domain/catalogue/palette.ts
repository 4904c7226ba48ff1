import type { Environment, NodeKind } from "../pipeline/document";
import { hasEnvironment } from "../pipeline/runners";
import { aliasesOf } from "./aliases";
import type { Technology } from "./catalogue";
import { kindDescriptions } from "./kind-descriptions";
import { kindRow, kinds } from "./kinds";
import { catalogue } from "./load";
import { readToolName } from "./read-tool-name";

/** A node to add to the map: a kind alone, a technology as one of its kinds, or a person outside the organisation. */
export interface PaletteEntry {
  readonly kind: NodeKind;
  readonly technology?: Technology;
  /** A developer outside the organisation. */
  readonly external?: true;
  readonly name: string;
  /** Read from the typed name. */
  readonly environment?: Environment;
}

interface Searchable {
  readonly entry: PaletteEntry;
  readonly name: string;
  readonly words: readonly string[];
  readonly usual: boolean;
}

const stranger: PaletteEntry = { kind: "developer", external: true, name: "Stranger" };

/** The kinds in the palette while its search is empty. A stranger is a developer outside the organisation. */
export const kindEntries: readonly PaletteEntry[] = kinds.flatMap(({ id, name }) =>
  id === "developer" ? [{ kind: id, name }, stranger] : [{ kind: id, name }],
);

/** Describes an entry in one sentence. */
export function describeEntry({ kind, external }: PaletteEntry): string {
  return external
    ? "A person outside the organisation who proposes changes, as from a fork, or reaches a service from the internet."
    : kindDescriptions[kind];
}

/** Further search words for a kind. */
const otherWords: { readonly [K in NodeKind]?: readonly string[] } = {
  developer: ["engineer", "person", "workstation", "developer machine"],
  builder: ["laptop", "workstation", "developer machine", "local build", "hotfix"],
  "production-registry": ["image registry", "container registry", "staging registry"],
  "parent-registry": ["proxy", "mirror", "pull-through cache"],
  delivery: ["promotion", "gitops", "cd", "deployment"],
  orchestrator: ["cluster"],
  host: ["server", "node", "machine", "vm"],
};

const searchables: readonly Searchable[] = kinds.flatMap(({ id, name }) => [
  searchable({ kind: id, name }, true, [id, kindDescriptions[id], ...(otherWords[id] ?? [])]),
  ...(id === "developer"
    ? [searchable(stranger, true, ["external", "contributor", "fork", "attacker", "internet"])]
    : []),
  ...catalogue.technologies
    .filter((technology) => technology.kinds.includes(id))
    .map((technology) =>
      searchable({ kind: id, technology, name: technology.name }, technology.kinds[0] === id, [
        technology.id,
        ...aliasesOf(technology.id),
      ]),
    ),
]);

/**
 * Palette entries for a typed text, matched by name, id and search words. Without a match, tools that the text names get the text as
 * their name: "Harbor staging" is a Harbor of that name, in staging. An empty text lists every kind, each followed by the technologies
 * that usually are of it.
 * @returns best match first, then in the order of the catalogue
 */
export function searchPalette(text: string): readonly PaletteEntry[] {
  const query = fold(text);
  if (query === "") return searchables.filter(({ usual }) => usual).map(({ entry }) => entry);
  const ranked = searchables
    .map((item) => ({ item, rank: rankOf(item, query) }))
    .filter(({ rank }) => rank < unmatched)
    .toSorted((a, b) => a.rank - b.rank);
  // After an exact match, "ECR" does not match inside "Firecracker".
  const isCalledSo = (ranked[0]?.rank ?? unmatched) < 1;
  const found = ranked.filter(({ rank }) => !isCalledSo || rank < insideWord).map(({ item }) => item.entry);
  return found.length > 0 ? found : entriesCalled(text.trim().replace(/\s+/g, " "));
}

function entriesCalled(name: string): readonly PaletteEntry[] {
  const isMeant = ({ entry: { kind, technology } }: Searchable) =>
    technology !== undefined && readToolName(name, kind).technology === technology.id;
  return searchables
    .filter(isMeant)
    .toSorted((a, b) => Number(b.usual) - Number(a.usual))
    .map(({ entry }) => {
      const { environment } = readToolName(name, entry.kind);
      return { ...entry, name, ...(environment && hasEnvironment(entry) ? { environment } : {}) };
    });
}

const insideWord = 5;
const unmatched = 10;

function rankOf({ name, words, usual, entry }: Searchable, query: string): number {
  const behind = usual ? 0 : 0.5;
  if (name === query || words.includes(query)) return behind;
  // "registry" ranks the three kinds before tools with that word in their name.
  if (!entry.technology && ` ${name} `.includes(` ${query} `)) return 0.75;
  if (name.startsWith(query)) return 1 + behind;
  if (startsWord(name, query)) return 2 + behind;
  if (words.some((word) => startsWord(word, query))) return (entry.technology ? 3 : 4) + behind;
  return query.length > 1 && name.includes(query) ? insideWord + behind : unmatched;
}

function searchable(entry: PaletteEntry, usual: boolean, words: readonly string[]): Searchable {
  return { entry, usual, name: fold(entry.name), words: [...words, kindRow(entry.kind).name].map(fold) };
}

function startsWord(text: string, query: string): boolean {
  return text.startsWith(query) || text.includes(` ${query}`);
}

/** Ignores case, punctuation and repeated blanks: "argo-cd" finds "Argo CD". */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
