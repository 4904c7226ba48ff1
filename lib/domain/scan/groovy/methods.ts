import {
  asText,
  mapLines,
  nothing,
  sameValue,
  textValue,
  unknown,
  type TextValue,
  type Value,
} from "./value";

/** The result of methods of texts, lists and maps, as in Groovy and Kotlin; undefined for unknown ones. */
export function callMethod(on: Value, name: string, args: readonly Value[]): Value | undefined {
  if (on.kind === "text") return ofText(on, name, args);
  if (on.kind === "list") return ofList(on.items, name, args);
  if (on.kind === "map") return ofMap(on.entries, name, args);
  if (on.kind === "nothing" && (name === "isNullOrBlank" || name === "isNullOrEmpty")) return truth(true);
  return undefined;
}

function ofText(on: TextValue, name: string, args: readonly Value[]): Value | undefined {
  const [first, second] = args.map(asText);
  const [line = 1] = on.lines;
  const say = (text: string): Value => ({
    ...on,
    text,
    lines: text.split("\n").map((_, i) => on.lines[i] ?? line),
  });
  const open = /\$|%/.test(on.text);
  switch (name) {
    case "toString":
    case "stripTrailing":
    case "trimEnd":
      return on;
    case "trim":
    case "strip":
      return mapLines(on, trimLines);
    case "stripIndent":
    case "trimIndent":
      return mapLines(on, (lines) => unindent(name === "trimIndent" ? blankEndsCut(lines) : lines));
    case "stripMargin":
    case "trimMargin":
      return mapLines(on, (lines) =>
        blankEndsCut(lines).map((one) =>
          one.replace(new RegExp(`^\\s*${first === "|" || !first ? "\\|" : "\\|?"}`), ""),
        ),
      );
    case "toLowerCase":
    case "lowercase":
      return open ? unknown : say(on.text.toLowerCase());
    case "toUpperCase":
    case "uppercase":
      return open ? unknown : say(on.text.toUpperCase());
    case "replace":
      return first !== undefined && second !== undefined && first !== "" && !open
        ? say(on.text.replaceAll(first, second))
        : unknown;
    case "split":
    case "tokenize": {
      if (open || (first ?? " ").length > 3 || /[[\](){}*+?|^$]/.test(first ?? "")) return unknown;
      const separator = (first ?? " ").replace("\\", "");
      const parts = separator === "" ? [on.text] : on.text.split(separator);
      return list(
        parts.filter((part) => name === "split" || part !== "").map((part) => textValue(part, line, on.file)),
      );
    }
    case "startsWith":
      return first === undefined || open ? unknown : truth(on.text.startsWith(first));
    case "endsWith":
      return first === undefined || open ? unknown : truth(on.text.endsWith(first));
    case "contains":
      return first === undefined || open ? unknown : truth(on.text.includes(first));
    case "isEmpty":
    case "isBlank":
    case "isNullOrEmpty":
    case "isNullOrBlank":
      return open ? unknown : truth(on.text.trim() === "");
    case "replaceAll":
    case "replaceFirst":
      return first === undefined || second === undefined || open
        ? unknown
        : replacePlain(on.text, first, second, say);
    case "isNotEmpty":
      return open ? unknown : truth(on.text !== "");
    case "equals":
      return args[0] ? booleanOf(sameValue(on, args[0])) : unknown;
    case "plus":
      return first === undefined ? unknown : say(on.text + first);
    default:
      return undefined;
  }
}

function ofList(items: Value[], name: string, args: readonly Value[]): Value | undefined {
  const [first] = args;
  switch (name) {
    case "add":
    case "push":
    case "leftShift":
      if (first && items.length < 1000) items.push(first);
      return truth(true);
    case "addAll":
      if (first?.kind === "list" && items.length < 1000) items.push(...first.items);
      return truth(true);
    case "plus":
      return first?.kind === "list"
        ? list([...items, ...first.items])
        : list(first ? [...items, first] : items);
    case "join":
    case "joinToString": {
      const texts = items.map(asText);
      const separator = asText(first) ?? (name === "join" ? "" : ", ");
      const [head] = items;
      if (texts.includes(undefined) || head?.kind !== "text")
        return items.length === 0 ? textValue("", 1, "") : unknown;
      return textValue(texts.join(separator), head.lines[0] ?? 1, head.file);
    }
    case "contains": {
      const same = items.map((item) => (first ? sameValue(item, first) : undefined));
      return booleanOf(same.includes(true) ? true : same.includes(undefined) ? undefined : false);
    }
    case "isEmpty":
      return truth(items.length === 0);
    case "size":
    case "length":
    case "count":
      return args.length === 0 ? textValue(String(items.length), 1, "") : undefined;
    case "getKey":
      return items.length === 2 ? items[0] : undefined;
    case "getValue":
      return items.length === 2 ? items[1] : undefined;
    case "first":
      return items[0] ?? nothing;
    case "last":
      return items.at(-1) ?? nothing;
    case "get":
      return items[Number(asText(first))] ?? unknown;
    case "toList":
    case "unique":
    case "sort":
    case "distinct":
    case "asList":
      return list(items);
    default:
      return undefined;
  }
}

function ofMap(entries: Map<string, Value>, name: string, args: readonly Value[]): Value | undefined {
  const key = asText(args[0]);
  switch (name) {
    case "get":
    case "getOrDefault":
    case "getValue":
      return key === undefined ? unknown : (entries.get(key) ?? args[1] ?? nothing);
    case "put":
    case "set":
      if (key !== undefined && args[1] && entries.size < 1000) entries.set(key, args[1]);
      return nothing;
    case "putAll":
      if (args[0]?.kind === "map") for (const [name_, value] of args[0].entries) entries.set(name_, value);
      return nothing;
    case "plus":
      return args[0]?.kind === "map"
        ? { kind: "map", entries: new Map([...entries, ...args[0].entries]) }
        : undefined;
    case "containsKey":
      return key === undefined ? unknown : truth(entries.has(key));
    case "keySet":
      return list([...entries.keys()].map((one) => textValue(one, 1, "")));
    case "isEmpty":
      return truth(entries.size === 0);
    default:
      return undefined;
  }
}

/** The values of each round of a loop: one for a list, two for a map. Undefined if unknown. */
export function roundsOf(over: Value): readonly (readonly Value[])[] | undefined {
  if (over.kind === "list") return over.items.map((item) => [item]);
  if (over.kind === "map")
    return [...over.entries].map(([key, value]) => [textValue(key, lineOf(value), fileOf(value)), value]);
  return undefined;
}

function lineOf(value: Value): number {
  return value.kind === "text" ? (value.lines[0] ?? 1) : 1;
}

function fileOf(value: Value): string {
  return value.kind === "text" ? value.file : "";
}

export function list(items: Value[]): Value {
  return { kind: "list", items };
}

export function truth(value: boolean): Value {
  return { kind: "boolean", value };
}

export function booleanOf(value: boolean | undefined): Value {
  return value === undefined ? unknown : truth(value);
}

/** A pattern of plain marks, perhaps only at the beginning or the end; what more it may be is not worked out. */
function replacePlain(text: string, pattern: string, by: string, say: (text: string) => Value): Value {
  const [, begin = "", plain = "", end = ""] = /^(\^?)((?:[\w/ _:-]|\\[.\-/])*)(\$?)$/.exec(pattern) ?? [];
  const wanted = plain.replaceAll("\\", "");
  if (wanted === "" || /[$\\]/.test(by)) return unknown;
  if (begin !== "" && end !== "") return say(text === wanted ? by : text);
  if (begin !== "") return say(text.startsWith(wanted) ? by + text.slice(wanted.length) : text);
  if (end !== "") return say(text.endsWith(wanted) ? text.slice(0, -wanted.length) + by : text);
  return say(text.replaceAll(wanted, by));
}

function blankEndsCut(lines: readonly string[]): readonly string[] {
  const first = lines[0]?.trim() === "" ? 1 : 0;
  const last = lines.length > first && lines.at(-1)?.trim() === "" ? -1 : undefined;
  return lines.slice(first, last);
}

function trimLines(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first === -1) return [""];
  let last = lines.length;
  while (last > first && lines[last - 1]?.trim() === "") last--;
  return lines.slice(first, last).map((line, index, all) => {
    const begun = index === 0 ? line.trimStart() : line;
    return index === all.length - 1 ? begun.trimEnd() : begun;
  });
}

function unindent(lines: readonly string[]): readonly string[] {
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const least = indents.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(Math.min(least, line.length - line.trimStart().length)));
}
