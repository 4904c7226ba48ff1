import type { Functions } from "../expression/evaluate";
import { areEqual, isPartial, textOf, truthOf, Unknown, type Value } from "../expression/value";

/** Those of Azure's functions that need no run: https://learn.microsoft.com/azure/devops/pipelines/process/expressions. */
export const azureFunctions: Functions = new Map([
  ["eq", ([a, b]: readonly Value[]) => same(a, b)],
  ["ne", ([a, b]: readonly Value[]) => negated(same(a, b))],
  ["not", ([a]: readonly Value[]) => (a === undefined ? undefined : negated(truthOf(a)))],
  ["and", (values: readonly Value[]) => all(values.map(truthOf))],
  ["or", (values: readonly Value[]) => negated(all(values.map((value) => negated(truthOf(value)))))],
  ["in", ([a, ...others]: readonly Value[]) => isAmong(a, others)],
  ["notin", ([a, ...others]: readonly Value[]) => negated(isAmong(a, others))],
  ["contains", ([a, b]: readonly Value[]) => compare(a, b, (text, part) => text.includes(part))],
  ["startswith", ([a, b]: readonly Value[]) => compare(a, b, (text, part) => text.startsWith(part))],
  ["endswith", ([a, b]: readonly Value[]) => compare(a, b, (text, part) => text.endsWith(part))],
  ["containsvalue", ([list, value]: readonly Value[]) => containsValue(list, value)],
  ["coalesce", (values: readonly Value[]) => coalesce(values)],
  ["format", ([pattern, ...values]: readonly Value[]) => format(pattern, values)],
  ["join", ([between, list]: readonly Value[]) => join(between, list)],
  ["split", ([text, by]: readonly Value[]) => split(text, by)],
  [
    "lower",
    ([text]: readonly Value[]) =>
      typeof text === "string" && !isPartial(text) ? text.toLowerCase() : undefined,
  ],
  [
    "upper",
    ([text]: readonly Value[]) =>
      typeof text === "string" && !isPartial(text) ? text.toUpperCase() : undefined,
  ],
  ["replace", ([text, from, to]: readonly Value[]) => replace(text, from, to)],
  [
    "length",
    ([value]: readonly Value[]) =>
      typeof value === "string" || Array.isArray(value) ? value.length : undefined,
  ],
  // A run that goes well, and one that goes on all the same.
  ["succeeded", () => true],
  ["succeededorfailed", () => true],
  ["always", () => true],
]);

function same(a: Value | undefined, b: Value | undefined): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  // A boolean parameter is compared with its word.
  if (typeof a === "boolean" && typeof b === "string") return areEqual(String(a), b);
  if (typeof b === "boolean" && typeof a === "string") return areEqual(a, String(b));
  // An absent value compares as an empty text.
  return areEqual(a ?? "", b ?? "");
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function all(truths: readonly (boolean | undefined)[]): boolean | undefined {
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

function isAmong(value: Value | undefined, others: readonly Value[]): boolean | undefined {
  const answers = others.map((other) => same(value, other));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

function containsValue(list: Value | undefined, value: Value | undefined): boolean | undefined {
  if (Array.isArray(list)) return isAmong(value, list as readonly Value[]);
  return list instanceof Map ? isAmong(value, [...(list as ReadonlyMap<string, Value>).values()]) : undefined;
}

function compare(
  a: Value | undefined,
  b: Value | undefined,
  holds: (a: string, b: string) => boolean,
): boolean | undefined {
  if (typeof a !== "string" || typeof b !== "string" || isPartial(a) || isPartial(b)) return undefined;
  return holds(a.toLowerCase(), b.toLowerCase());
}

function coalesce(values: readonly Value[]): Value | undefined {
  for (const value of values) {
    if (value instanceof Unknown && !value.optional) return undefined;
    if (!(value instanceof Unknown) && value !== null && value !== "") return value;
  }
  return undefined;
}

function format(pattern: Value | undefined, values: readonly Value[]): Value | undefined {
  if (typeof pattern !== "string") return undefined;
  const texts = values.map((value) => textOf(value, macroOf));
  if (texts.includes(undefined)) return undefined;
  return pattern.replaceAll(/\{\{|\}\}|\{(\d+)[^}]{0,20}\}/g, (match, index: string | undefined) =>
    index === undefined ? match.slice(1) : (texts[Number(index)] ?? match),
  );
}

function join(between: Value | undefined, list: Value | undefined): Value | undefined {
  if (!Array.isArray(list) || typeof between !== "string") return undefined;
  const texts = list.map((item: Value) => textOf(item, macroOf));
  return texts.includes(undefined) ? undefined : texts.join(between);
}

function split(text: Value | undefined, by: Value | undefined): Value | undefined {
  if (typeof text !== "string" || typeof by !== "string" || isPartial(text) || by === "") return undefined;
  return text.split(by).slice(0, 200);
}

function replace(text: Value | undefined, from: Value | undefined, to: Value | undefined): Value | undefined {
  if (typeof text !== "string" || typeof from !== "string" || typeof to !== "string" || from === "")
    return undefined;
  return text.length > 4_000 || to.length > 200 ? undefined : text.replaceAll(from, to);
}

/** A variable by the form in which scripts and inputs have it: `$(Build.BuildId)` for `variables['Build.BuildId']`. */
export function macroOf(words: string): string {
  const name = /^variables(?:\['([\w.]+)'\]|\.([\w.]+))$/.exec(words.trim());
  return name ? `$(${name[1] ?? name[2]})` : `\${{ ${words.trim()} }}`;
}
