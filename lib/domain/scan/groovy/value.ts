import type { ScriptLine } from "../yaml/yaml-node";
import type { Parameter, Statement } from "./syntax";

/** The knowledge about a value without running anything. */
export type Value =
  | TextValue
  | { readonly kind: "boolean"; readonly value: boolean; readonly isSoft?: boolean }
  | { readonly kind: "list"; readonly items: Value[] }
  | { readonly kind: "map"; readonly entries: Map<string, Value> }
  | ClosureValue
  | FunctionValue
  /** Something of the tool itself, such as an image that was built: `what` says which, the rest is its own. */
  | { readonly kind: "thing"; readonly what: string; readonly parts: Map<string, Value> }
  | { readonly kind: "nothing" }
  | Unknown;

export interface Unknown {
  readonly kind: "unknown";
}

export interface TextValue {
  readonly kind: "text";
  readonly text: string;
  /** The line of the file on which each of its lines is written. */
  readonly lines: readonly number[];
  /** The path of that file. */
  readonly file: string;
  /** The default of what a person may choose when starting. */
  readonly isSoft?: boolean;
  /** One of several that a person may choose: known enough to compare, not to be filled in. */
  readonly isChoice?: boolean;
}

export interface ClosureValue {
  readonly kind: "closure";
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly source: string;
  readonly line: number;
  readonly scope: Scope;
  /** A map that takes what the closure assigns, as shared libraries of old do it. */
  delegate?: Map<string, Value>;
}

export interface FunctionValue {
  readonly kind: "function";
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly scope: Scope;
}

export const unknown: Unknown = { kind: "unknown" };
/** In characters; what grows longer is not worked out. */
export const longestText = 200_000;

export const nothing: Value = { kind: "nothing" };

export function textValue(text: string, line: number, file: string): TextValue {
  return { kind: "text", text, lines: text.split("\n").map(() => line), file };
}

/** A text's lines with the lines of the file `file`; those that come from another file are given the line of the call. */
export function scriptLines(value: TextValue, file: string, callLine: number): readonly ScriptLine[] {
  return value.text.split("\n").map((text, index) => ({
    text,
    line: value.file === file ? (value.lines[index] ?? value.lines.at(-1) ?? callLine) : callLine,
  }));
}

/** Another text with as many lines, or fewer at the beginning or the end. */
export function mapLines(
  value: TextValue,
  change: (lines: readonly string[]) => readonly string[],
): TextValue {
  const before = value.text.split("\n");
  const after = change(before);
  const first = Math.max(
    0,
    before.findIndex((line) => line.trim() !== ""),
  );
  const isCut = after.length < before.length;
  const lines = after.map((_, index) => value.lines[index + (isCut ? first : 0)] ?? value.lines.at(-1) ?? 1);
  return { ...value, text: after.join("\n"), lines };
}

export function joinTexts(left: TextValue, right: TextValue): Value {
  if (left.text.length + right.text.length > longestText) return unknown;
  return {
    kind: "text",
    text: left.text + right.text,
    lines: [...left.lines, ...right.lines.slice(1)],
    file: left.file,
    ...((left.isSoft ?? right.isSoft) && { isSoft: true }),
  };
}

/** A value as a text, where it is one, a number or a boolean. */
export function asText(value: Value | undefined): string | undefined {
  return value?.kind === "text" && value.isChoice ? undefined : comparedText(value);
}

function comparedText(value: Value | undefined): string | undefined {
  if (value?.kind === "text") return value.text;
  if (value?.kind === "boolean") return String(value.value);
  return undefined;
}

/** Whether two values are the same as far as can be known; undefined if it can't. */
export function sameValue(left: Value, right: Value): boolean | undefined {
  const [a, b] = [comparedText(left), comparedText(right)];
  if (a !== undefined && b !== undefined)
    return hasOpenPart(a) || hasOpenPart(b) ? a === b || undefined : a === b;
  if (left.kind === "nothing" && right.kind === "nothing") return true;
  return left === right && left.kind !== "unknown" ? true : undefined;
}

/** Whether something in a text is filled in elsewhere. */
export function hasOpenPart(text: string): boolean {
  return /\$\{|\$[A-Za-z_]|%[\w.-]+%/.test(text);
}

/** Names and their values, inside others. */
export class Scope {
  readonly values = new Map<string, Value>();
  readonly parent: Scope | undefined;
  /** The path of the file in which it is written. */
  readonly file: string;
  /** Runs under an unknown condition: assignments to outer names are kept here until the branches are compared. */
  readonly isBranch: boolean;
  /** Holds assignments to undeclared names. */
  delegate: Map<string, Value> | undefined;

  constructor(file: string, parent?: Scope, isBranch = false) {
    this.file = file;
    this.parent = parent;
    this.isBranch = isBranch;
  }

  inner(isBranch = false): Scope {
    return new Scope(this.file, this, isBranch);
  }

  declare(name: string, value: Value): void {
    this.values.set(name, value);
  }

  /** Puts a value where the name was declared; into the outermost scope where it was nowhere. */
  assign(name: string, value: Value): void {
    for (const here of this.outward()) {
      const isHere = here.isBranch || here.values.has(name);
      if (!isHere && here.delegate) {
        here.delegate.set(name, value);
        return;
      }
      if (!isHere && here.parent) continue;
      here.values.set(name, value);
      return;
    }
  }

  /** This scope and those around it. */
  private *outward(): Iterable<Scope> {
    yield this;
    for (let here = this.parent; here; here = here.parent) yield here;
  }

  /** Whether something nearer than the outermost scope has the name. */
  isDeclaredInside(name: string): boolean {
    for (const here of this.outward()) if (here.parent && here.values.has(name)) return true;
    return false;
  }

  /** The nearest value of a name. What is outermost in the file comes after `beforeOutermost`, if that knows the name. */
  lookup(name: string, beforeOutermost?: (name: string) => Value | undefined): Value | undefined {
    for (const here of this.outward()) {
      const found =
        (here.parent ? undefined : beforeOutermost?.(name)) ??
        here.values.get(name) ??
        here.delegate?.get(name);
      if (found) return found;
    }
    return undefined;
  }

  /** The nearest value of each name. */
  all(): ReadonlyMap<string, Value> {
    const found = new Map<string, Value>();
    for (const here of this.outward()) {
      for (const [name, value] of here.values) if (!found.has(name)) found.set(name, value);
    }
    return found;
  }
}

/** Joins alternative branches: a value that is the same after all of them is known, any other is unknown. */
export function joinBranches(
  outer: Scope,
  branches: readonly Scope[],
  join: (values: readonly (Value | undefined)[]) => Value,
): void {
  const names = new Set(branches.flatMap(({ values }) => [...values.keys()]));
  for (const name of names) {
    outer.assign(name, join(branches.map(({ values }) => values.get(name) ?? outer.lookup(name))));
  }
}

/** The default of what a person may choose. */
export function isSoft(value: Value): boolean {
  return (value.kind === "text" || value.kind === "boolean") && value.isSoft === true;
}

/** The value that all have; what only some of them have made is taken, as the rest would fail without it. */
export function joinValues(values: readonly (Value | undefined)[]): Value {
  const found = values.filter((value) => value !== undefined);
  const [first] = found;
  if (!first) return nothing;
  const made = found.filter(({ kind }) => kind !== "nothing");
  const [one] = made;
  if (one && one.kind !== "text" && one.kind !== "boolean" && made.every((value) => value === one))
    return one;
  return found.every((value) => sameValue(first, value) === true) ? first : unknown;
}
