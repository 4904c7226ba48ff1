import { sameValue } from "../hcl/operators";
import type { Place } from "../source";
import { fromYaml } from "../values/structure";
import {
  boolValue,
  isKnown,
  itemsOf,
  listValue,
  nullValue,
  textOf,
  textValue,
  unknownValue,
  type Value,
} from "../values/value";
import { at as nodeAt, textAt, type YamlMap, type YamlNode } from "../yaml/yaml-node";

/** Resolves the names of a template. */
export interface Resolver {
  readonly root: YamlNode;
  readonly value: (node: YamlNode) => Value;
  readonly condition: (name: string, at: Place) => Value;
  readonly place: (line: number) => Place;
}

/** A function of CloudFormation, without `Fn::`; undefined if it is not one of these. */
export function callIntrinsic(
  name: string,
  args: readonly YamlNode[],
  resolver: Resolver,
  at: Place,
): Value | undefined {
  switch (name) {
    case "Join":
      return join(args, resolver, at);
    case "If":
      return choose(args, resolver, at);
    case "Equals":
    case "And":
    case "Or":
    case "Not":
      return test(name, args, resolver, at);
    case "FindInMap":
      return find(args, resolver, at);
    case "Select":
      return select(args, resolver, at);
    case "Split":
      return split(args, resolver, at);
    default:
      return undefined;
  }
}

function join([between, parts]: readonly YamlNode[], resolver: Resolver, at: Place): Value {
  const by = between ? (textOf(fromYaml(between, (line) => resolver.place(line))) ?? "") : "";
  const list = parts && resolver.value(parts);
  if (list?.kind !== "list") return unknownValue("Fn::Join", at);
  const texts = list.items.map(textOf);
  if (texts.includes(undefined)) return unknownValue("Fn::Join", at);
  const value = textValue(texts.join(by), list.items[0]?.at ?? at, list.items.every(isKnown));
  const last = list.items.at(-1)?.at.line;
  return value.kind === "text" && last !== undefined ? { ...value, lastLine: last } : value;
}

function choose([name, yes, no]: readonly YamlNode[], resolver: Resolver, at: Place): Value {
  const holds = resolver.condition((name && textAt(name)) ?? "", at);
  const [a, b] = [yes ? resolver.value(yes) : nullValue(at), no ? resolver.value(no) : nullValue(at)];
  if (holds.kind === "bool") {
    const [taken, other] = holds.isTrue ? [a, b] : [b, a];
    return taken.kind === "null" && other.kind !== "null" ? { ...taken, off: other } : taken;
  }
  if (a.kind === "null" || b.kind === "null") return a.kind === "null" ? b : a;
  return sameValue(a, b) === true ? a : unknownValue(`Fn::If ${(name && textAt(name)) ?? ""}`, at);
}

function test(name: string, args: readonly YamlNode[], resolver: Resolver, at: Place): Value {
  const values = args.map((arg) => resolver.value(arg));
  const [first, second] = values;
  if (name === "Equals") {
    const isSame = first && second ? sameValue(first, second) : undefined;
    return isSame === undefined ? unknownValue(name, at) : boolValue(isSame, at);
  }
  const flags = values.map((value) => (value.kind === "bool" ? value.isTrue : undefined));
  if (name === "Not") return flags[0] === undefined ? unknownValue(name, at) : boolValue(!flags[0], at);
  const decides = name === "Or";
  if (flags.includes(decides)) return boolValue(decides, at);
  return flags.includes(undefined) ? unknownValue(name, at) : boolValue(!decides, at);
}

function find(args: readonly YamlNode[], resolver: Resolver, at: Place): Value {
  const keys = args.slice(0, 3).map((arg) => resolver.value(arg));
  const texts = keys.map((key) => (isKnown(key) ? textOf(key) : undefined));
  const node = texts.includes(undefined)
    ? undefined
    : nodeAt(resolver.root, "Mappings", ...texts.map((text) => text ?? ""));
  return node
    ? fromYaml(node, (line) => resolver.place(line))
    : unknownValue(`Fn::FindInMap ${keys.map((key) => textOf(key) ?? "…").join(".")}`, at);
}

function select([index, list]: readonly YamlNode[], resolver: Resolver, at: Place): Value {
  const number = Number(index ? (textOf(resolver.value(index)) ?? Number.NaN) : Number.NaN);
  const items = list ? itemsOf(resolver.value(list)) : [];
  return items[number] ?? unknownValue("Fn::Select", at);
}

function split([between, text]: readonly YamlNode[], resolver: Resolver, at: Place): Value {
  const by = between && textAt(between);
  const value = text && resolver.value(text);
  if (by === undefined || value?.kind !== "text" || !value.isWhole) return unknownValue("Fn::Split", at);
  return listValue(
    value.text.split(by).map((part) => textValue(part, value.at)),
    at,
  );
}

/** A node without its tag, so that what it holds is read. */
export function untagged(node: YamlNode): YamlNode {
  const { tag: _, ...rest } = node;
  return rest;
}

/** `{ "Fn::Sub": … }` and `{ "Ref": … }`. */
export function longForm(node: YamlNode): { readonly name: string; readonly of: YamlNode } | undefined {
  if (node.kind !== "map" || node.entries.size !== 1) return undefined;
  const [entry] = (node satisfies YamlMap).entries;
  if (!entry) return undefined;
  const [name, { value }] = entry;
  const isCondition = name === "Condition" && value.kind === "scalar";
  return name === "Ref" || name.startsWith("Fn::") || isCondition ? { name, of: value } : undefined;
}
