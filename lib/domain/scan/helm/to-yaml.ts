import type { Place } from "../source";
import { isVeiled, veil } from "../kubernetes/veil";
import { lastPlace, type Scalar, textValue, type Value, writtenOf } from "./value";

const deepest = 40;
const mostLines = 20_000;

/** The YAML of a value, each line with the place of the file that gives it. */
export function toYaml(value: Value): Scalar {
  const lines: string[] = [];
  const places: (Place | undefined)[] = [];
  const put = (line: string, place?: Place) => {
    if (lines.length >= mostLines) return;
    lines.push(line);
    places.push(place);
  };
  write(value, "", put, 0);
  return textValue(lines.join("\n"), places);
}

type Put = (line: string, place?: Place) => void;

function write(value: Value, indent: string, put: Put, depth: number): void {
  if (value.kind === "map" && value.entries.size > 0 && depth < deepest) {
    for (const [name, inner] of value.entries)
      writeAfter(`${indent}${plain(name)}:`, inner, indent, put, depth);
  } else if (value.kind === "list" && value.items.length > 0 && depth < deepest) {
    for (const item of value.items) writeItem(item, indent, put, depth);
  } else put(`${indent}${inline(value)}`, lastPlace(value));
}

/** A key with its value: on its line, or below it. */
function writeAfter(key: string, value: Value, indent: string, put: Put, depth: number): void {
  if (isBlock(value) && depth < deepest) {
    const first = firstPlace(value, depth);
    put(key, first);
    write(value, value.kind === "map" ? `${indent}  ` : indent, put, depth + 1);
  } else put(`${key} ${inline(value)}`, lastPlace(value));
}

function writeItem(item: Value, indent: string, put: Put, depth: number): void {
  if (!isBlock(item) || depth >= deepest) {
    put(`${indent}- ${inline(item)}`, lastPlace(item));
    return;
  }
  let isFirst = true;
  write(
    item,
    `${indent}  `,
    (line, place) => {
      put(isFirst ? `${indent}- ${line.slice(indent.length + 2)}` : line, place);
      isFirst = false;
    },
    depth + 1,
  );
}

function isBlock(value: Value): boolean {
  return (
    (value.kind === "map" && value.entries.size > 0) || (value.kind === "list" && value.items.length > 0)
  );
}

function firstPlace(value: Value, depth: number): Place | undefined {
  if (depth > deepest) return undefined;
  if (value.kind === "scalar") return lastPlace(value);
  const inner =
    value.kind === "map" ? value.entries.values() : value.kind === "list" ? value.items.values() : [];
  for (const item of inner) {
    const place = firstPlace(item, depth + 1);
    if (place) return place;
  }
  return undefined;
}

function inline(value: Value): string {
  switch (value.kind) {
    case "map":
      return "{}";
    case "list":
      return "[]";
    case "nil":
    case "unknown": {
      const written = writtenOf(value);
      return written === undefined ? "null" : veil(`{{ ${written} }}`);
    }
    case "scalar":
      return typeof value.value === "string" ? plain(value.text) : value.text;
  }
}

/** Plain if YAML reads it back unchanged, else quoted. */
function plain(text: string): string {
  if (isVeiled(text) && !/[:#"\n{}[\]]/.test(text)) return text;
  const isSafe =
    /^[A-Za-z0-9_./\u{E100}-\u{E17F}][\w./@+\u{E100}-\u{E17F} ${}()-]*$/u.test(text) &&
    !text.endsWith(" ") &&
    !/^(?:true|false|null|yes|no|on|off|~)$/i.test(text) &&
    !/^[\d.+-][\d._eExXoO+-]*$/.test(text);
  return isSafe ? text : JSON.stringify(text);
}
