import { isVeiled, veil } from "../kubernetes/veil";
import type { Place } from "../source";
import type { YamlNode } from "../yaml/yaml-node";
import { lineInside } from "../kubernetes/manifest";

/** A value of a template. An unknown one is a value too, and prints as written. */
export type Value = Nil | Unknown | Scalar | ListValue | MapValue;

/** Nothing is there. Where a name was asked for that no file gives, it prints as written. */
export interface Nil {
  readonly kind: "nil";
  readonly written?: string;
}

export interface Unknown {
  readonly kind: "unknown";
  readonly written: string;
}

export interface Scalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean;
  readonly text: string;
  /** For each line of the text where a file gives it. */
  readonly places?: readonly (Place | undefined)[];
}

export interface ListValue {
  readonly kind: "list";
  readonly items: readonly Value[];
}

export interface MapValue {
  readonly kind: "map";
  /** `set` and `unset` of templates change it. */
  readonly entries: Map<string, Value>;
}

export const nil: Nil = { kind: "nil" };

export function unknown(written: string): Unknown {
  return { kind: "unknown", written };
}

export function textValue(text: string, places?: readonly (Place | undefined)[]): Scalar {
  const isPlaced = places?.some((place) => place !== undefined) ?? false;
  return { kind: "scalar", value: text, text, ...(isPlaced && places && { places }) };
}

export function numberValue(value: number): Scalar {
  return { kind: "scalar", value, text: String(value) };
}

export function flagValue(value: boolean): Scalar {
  return { kind: "scalar", value, text: String(value) };
}

export function mapValue(entries: Iterable<readonly [string, Value]> = []): MapValue {
  return { kind: "map", entries: new Map(entries) };
}

/** A node of a values file with its places. */
export function fromYaml(node: YamlNode | undefined, file?: string): Value {
  if (!node) return nil;
  if (node.kind === "list") return { kind: "list", items: node.items.map((item) => fromYaml(item, file)) };
  if (node.kind === "map")
    return mapValue([...node.entries].map(([name, { value }]) => [name, fromYaml(value, file)] as const));
  if (node.value === null) return nil;
  return {
    kind: "scalar",
    value: node.value,
    text: node.text,
    ...(file !== undefined && { places: [{ file, line: lineInside(node, 1) }] }),
  };
}

export function linesOf(text: string): readonly string[] {
  return text.split("\n");
}

/** True, false, or unknown, as an `if` of a template takes it. */
export function truthOf(value: Value): boolean | "unknown" {
  if (value.kind === "nil") return false;
  if (value.kind === "unknown") return "unknown";
  if (value.kind === "list") return value.items.length > 0;
  if (value.kind === "map") return value.entries.size > 0;
  if (value.value === "" || value.value === 0 || value.value === false) return false;
  return typeof value.value === "string" && isOnlyVeiled(value.value) ? "unknown" : true;
}

function isOnlyVeiled(text: string): boolean {
  return isVeiled(text) && !/[^\s\u{E100}-\u{E17F}]/u.test(text);
}

/** As a template prints it. */
export function printed(value: Value): string {
  switch (value.kind) {
    case "nil":
      return value.written === undefined ? "" : veil(`{{ ${value.written} }}`);
    case "unknown":
      return veil(`{{ ${value.written} }}`);
    case "scalar":
      return value.text;
    case "list":
      return `[${value.items.map(printed).join(" ")}]`;
    case "map":
      return `map[${[...value.entries].map(([name, inner]) => `${name}:${printed(inner)}`).join(" ")}]`;
  }
}

/** The files' lines of what it prints. */
export function placesOf(value: Value): readonly (Place | undefined)[] {
  return value.kind === "scalar" ? (value.places ?? []) : [];
}

/** The last line of a file that has a part in it. */
export function lastPlace(value: Value): Place | undefined {
  return placesOf(value).findLast((place) => place !== undefined);
}

/** Whether a part of it is not known. */
export function isOpen(value: Value): boolean {
  return (
    value.kind === "unknown" ||
    (value.kind === "nil" && value.written !== undefined) ||
    (value.kind === "scalar" && isVeiled(value.text))
  );
}

/** The text of a value that no file provides. */
export function writtenOf(value: Value): string | undefined {
  return value.kind === "unknown" || value.kind === "nil" ? value.written : undefined;
}

const deepest = 40;

/** A copy that `set` may change, the second over the first; lists are taken whole. */
export function mergeValues(under: Value, over: Value, depth = 0): Value {
  if (under.kind !== "map" || over.kind !== "map" || depth > deepest) return copyValue(over, depth);
  const merged = mapValue();
  for (const [name, value] of under.entries) merged.entries.set(name, copyValue(value, depth + 1));
  for (const [name, value] of over.entries) {
    const below = under.entries.get(name);
    merged.entries.set(name, below ? mergeValues(below, value, depth + 1) : copyValue(value, depth + 1));
  }
  return merged;
}

export function copyValue(value: Value, depth = 0): Value {
  if (value.kind !== "map" || depth > deepest) return value;
  return mapValue([...value.entries].map(([name, inner]) => [name, copyValue(inner, depth + 1)] as const));
}
