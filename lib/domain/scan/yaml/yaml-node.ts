/** A value of a YAML file with the line on which it is, from 1. Aliases and merge keys are already followed. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

interface Positioned {
  readonly line: number;
  /** An own tag, such as `!reference` or `!Sub`; absent for those of YAML itself. */
  readonly tag?: string;
}

export interface YamlScalar extends Positioned {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As the file writes it, so that `1.10` stays so; for quoted and block texts the text itself. "" for nothing. */
  readonly text: string;
  /** Written with `|` or `>`: its first line is the one below `line`. */
  readonly isBlock: boolean;
}

export interface YamlList extends Positioned {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
}

export interface YamlMap extends Positioned {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

export interface YamlEntry {
  /** The line of the key. */
  readonly line: number;
  readonly value: YamlNode;
}

/** A line of a script. */
export interface ScriptLine {
  readonly text: string;
  readonly line: number;
}

/** Follows keys of maps and places in lists from 0; undefined if one is not there. */
export function at(node: YamlNode | undefined, ...way: readonly (string | number)[]): YamlNode | undefined {
  let here = node;
  for (const step of way) {
    if (typeof step === "number") here = here?.kind === "list" ? here.items[step] : undefined;
    else here = here?.kind === "map" ? here.entries.get(step)?.value : undefined;
  }
  return here;
}

/** A scalar as written; undefined for nothing, maps and lists. */
export function textAt(node: YamlNode | undefined, ...way: readonly (string | number)[]): string | undefined {
  const found = at(node, ...way);
  return found?.kind === "scalar" && found.text !== "" ? found.text : undefined;
}

/** Its entries in the order of the file; none if it is no map. */
export function entriesAt(
  node: YamlNode | undefined,
  ...way: readonly (string | number)[]
): readonly (readonly [string, YamlEntry])[] {
  const found = at(node, ...way);
  return found?.kind === "map" ? [...found.entries] : [];
}

/** Its items; a scalar or a map alone is a list of itself, as most formats allow; none if nothing is there. */
export function itemsAt(
  node: YamlNode | undefined,
  ...way: readonly (string | number)[]
): readonly YamlNode[] {
  const found = at(node, ...way);
  if (!found || (found.kind === "scalar" && found.text === "")) return [];
  return found.kind === "list" ? found.items : [found];
}

/** The lines of a script, which may be one text or a list of texts, nested lists too. */
export function scriptLinesAt(
  node: YamlNode | undefined,
  ...way: readonly (string | number)[]
): readonly ScriptLine[] {
  return itemsAt(node, ...way).flatMap((item) => {
    if (item.kind === "list") return scriptLinesAt(item);
    if (item.kind === "map") return [];
    const first = item.line + (item.isBlock ? 1 : 0);
    return item.text.split("\n").map((text, index) => ({ text, line: first + index }));
  });
}
