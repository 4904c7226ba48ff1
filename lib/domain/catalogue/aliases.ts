import aliases from "./generated/aliases.json";

interface OtherWords {
  readonly names?: readonly string[];
  readonly aliases?: readonly string[];
}

const byId = new Map<string, OtherWords>(Object.entries(aliases));

/** Search words for a technology, its other names included. Apart from `technologies`, as maps do without them. */
export function aliasesOf(technology: string): readonly string[] {
  const { names = [], aliases: words = [] } = byId.get(technology) ?? {};
  return [...names, ...words];
}

/** Other names of a technology, such as "GitHub Enterprise" for GitHub Enterprise Server; search words shared with others are left out. */
export function otherNamesOf(technology: string): readonly string[] {
  return byId.get(technology)?.names ?? [];
}
