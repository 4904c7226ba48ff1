import aliases from "./generated/aliases.json";

interface OtherWords {
  readonly names?: readonly string[];
  readonly aliases?: readonly string[];
}

const byId = new Map<string, OtherWords>(Object.entries(aliases));

/** The other words for a technology that people search by, its other names among them. Apart from the rest of it: a map is drawn without them. */
export function aliasesOf(technology: string): readonly string[] {
  const { names = [], aliases: words = [] } = byId.get(technology) ?? {};
  return [...names, ...words];
}

/** What else a technology is called, as "GitHub Enterprise" for GitHub Enterprise Server: no word that others are searched by, too. */
export function otherNamesOf(technology: string): readonly string[] {
  return byId.get(technology)?.names ?? [];
}
