import { asText, type TextValue, textValue, type Value } from "../groovy/value";
import type { Place } from "../source";

/** A call of the DSL: its name, arguments and block. */
export interface Node {
  readonly name: string;
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly at: Place;
  readonly block: Block;
}

export interface Block {
  readonly calls: Node[];
  readonly settings: Map<string, { readonly value: Value; readonly at: Place }>;
}

export function emptyBlock(): Block {
  return { calls: [], settings: new Map() };
}

/** Which node a value of the program means. */
const nodes = new WeakMap<object, Node>();

export function nodeValue(node: Node): Value {
  const value: Value = { kind: "thing", what: "node", parts: new Map() };
  nodes.set(value, node);
  return value;
}

export function nodeOf(value: Value | undefined): Node | undefined {
  return value?.kind === "thing" ? nodes.get(value) : undefined;
}

/** The calls of a name in a block. */
export function callsOf(block: Block, ...names: readonly string[]): readonly Node[] {
  return block.calls.filter(({ name }) => names.includes(name));
}

/** A setting as a text. */
export function settingText(block: Block, name: string): TextValue | undefined {
  const value = block.settings.get(name)?.value;
  return value?.kind === "text" ? value : undefined;
}

export function settingString(block: Block, name: string): string | undefined {
  return asText(block.settings.get(name)?.value);
}

/** A disabled element says so itself. */
export function isOff(block: Block): boolean {
  return settingString(block, "enabled") === "false";
}

/** A constant of the DSL, such as `BuildTypeSettings.Type.DEPLOYMENT`: its name is all that is known of it. */
export function constantValue(path: string, file: string): Value {
  return { kind: "thing", what: "constant", parts: new Map([["name", textValue(path, 1, file)]]) };
}

/** A setting as a text, or the name of a constant. */
export function settingName(block: Block, name: string): string | undefined {
  const value = block.settings.get(name)?.value;
  return (
    asText(value) ??
    (value?.kind === "thing" && value.what === "constant" ? asText(value.parts.get("name")) : undefined)
  );
}
