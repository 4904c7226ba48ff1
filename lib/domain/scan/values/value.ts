import type { Place } from "../source";

interface Given {
  /** Its place: for a variable, its default or the value passed to it. */
  readonly at: Place;
  /** Its value under another setting, if empty now: a list that a switch fills. */
  readonly off?: Value;
  /** The resource that it is of, by its key in the stack. */
  readonly refers?: string;
  /** The parameter that it is the default of, as a placeholder: a deployment may give another. */
  readonly byDefault?: string;
}

export interface TextValue extends Given {
  readonly kind: "text";
  readonly text: string;
  /** Nothing in it is left as written. */
  readonly isWhole: boolean;
  /** The last line that it is written on; its own where absent. */
  readonly lastLine?: number;
  /** The source of an encoded structure. */
  readonly encoded?: Value;
}

export interface ListValue extends Given {
  readonly kind: "list";
  readonly items: readonly Value[];
  /** There may be more, which no file tells. */
  readonly isOpen?: boolean;
}

export interface ObjectValue extends Given {
  readonly kind: "object";
  readonly entries: ReadonlyMap<string, Value>;
  readonly isOpen?: boolean;
}

export interface UnknownValue extends Given {
  readonly kind: "unknown";
  /** As written: `var.tag`. */
  readonly text: string;
}

/** The value of an expression in an infrastructure file, as far as the files tell. */
export type Value =
  | TextValue
  | (Given & { readonly kind: "number"; readonly number: number })
  | (Given & { readonly kind: "bool"; readonly isTrue: boolean })
  | (Given & { readonly kind: "null" })
  | ListValue
  | ObjectValue
  | UnknownValue;

/** The longest text kept; a text that doubles itself ends here. */
const longestText = 65_536;
/** The most items of a list. */
export const mostItems = 5_000;

export function textValue(text: string, at: Place, isWhole = true): Value {
  return text.length > longestText
    ? { kind: "unknown", text: "a text that is too long", at }
    : { kind: "text", text, at, isWhole };
}

export function listValue(items: readonly Value[], at: Place, isOpen = false): Value {
  return { kind: "list", items: items.slice(0, mostItems), at, ...(isOpen && { isOpen }) };
}

export function unknownValue(text: string, at: Place, refers?: string): UnknownValue {
  return { kind: "unknown", text: oneLine(text), at, ...(refers !== undefined && { refers }) };
}

export function boolValue(isTrue: boolean, at: Place): Value {
  return { kind: "bool", isTrue, at };
}

export function numberValue(number: number, at: Place): Value {
  return { kind: "number", number, at };
}

export function nullValue(at: Place): Value {
  return { kind: "null", at };
}

/** A written expression as a placeholder of an image's name can hold it: one line, no quotes or braces. */
export function oneLine(written: string): string {
  const short = written.slice(0, 160).replaceAll(/["'`]/g, "").replaceAll(/\s+/g, " ").trim();
  return short.replaceAll(/\$?\{/g, "(").replaceAll("}", ")");
}

/** As text in a template: what is unknown as `${…}`. Undefined for null, lists and objects. */
export function textOf(value: Value | undefined): string | undefined {
  switch (value?.kind) {
    case "text":
      return value.text;
    case "number":
      return String(value.number);
    case "bool":
      return String(value.isTrue);
    case "unknown":
      return `\${${value.text}}`;
    default:
      return undefined;
  }
}

/** A text that is there and says something. */
export function filledText(value: Value | undefined): string | undefined {
  const text = textOf(value)?.trim();
  return text === "" ? undefined : text;
}

/** Whether every part of it is known. */
export function isKnown(value: Value): boolean {
  if (value.kind === "unknown") return false;
  return value.kind === "text" ? value.isWhole : true;
}

/** True or false if it says so, as a word too. */
export function flagOf(value: Value | undefined): boolean | undefined {
  if (value?.kind === "bool") return value.isTrue;
  const word = value?.kind === "text" ? value.text.toLowerCase() : undefined;
  if (word === "true" || word === "enabled") return true;
  return word === "false" || word === "disabled" ? false : undefined;
}

/** Its items; a value alone is a list of itself, nothing for what is not there or unknown. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value.kind === "null" || value.kind === "unknown") return [];
  return value.kind === "list" ? value.items : [value];
}

/** Names as formats write them differently: `ReadonlyRootFilesystem`, `read_only_root_filesystem`. */
export function plainName(name: string): string {
  return name.replaceAll(/[_-]/g, "").toLowerCase();
}

/** The entry of that name however it is written, following several; of a list its first item. */
export function field(value: Value | undefined, ...names: readonly string[]): Value | undefined {
  let here = value;
  for (const name of names) {
    if (here?.kind === "list") [here] = here.items;
    if (here?.kind !== "object") return undefined;
    const direct: Value | undefined = here.entries.get(name);
    here = direct ?? [...here.entries].find(([key]) => plainName(key) === plainName(name))?.[1];
  }
  return here?.kind === "null" ? undefined : here;
}

/** All values of that name, one for each block or item. */
export function fields(value: Value | undefined, ...names: readonly string[]): readonly Value[] {
  let here: readonly Value[] = value ? [value] : [];
  for (const name of names) {
    here = here.flatMap((each) => itemsOf(each).flatMap((item) => itemsOf(field(item, name))));
  }
  return here;
}

/** All nested values up to a depth, itself first. */
export function* within(value: Value, deepest = 24, budget = { left: 20_000 }): Generator<Value> {
  if (budget.left-- <= 0 || deepest <= 0) return;
  yield value;
  if (value.kind === "text" && value.encoded) yield* within(value.encoded, deepest - 1, budget);
  const parts = value.kind === "list" ? value.items : value.kind === "object" ? value.entries.values() : [];
  for (const part of parts) yield* within(part, deepest - 1, budget);
}
