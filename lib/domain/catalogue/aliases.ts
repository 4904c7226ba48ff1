import aliases from "./generated/aliases.json";

const byId = new Map<string, readonly string[]>(Object.entries(aliases));

/** The other words for a technology that people search by. Apart from the rest of it: a map is drawn without them. */
export function aliasesOf(technology: string): readonly string[] {
  return byId.get(technology) ?? [];
}
