import type { Place } from "../source";
import {
  boolValue,
  isKnown,
  itemsOf,
  listValue,
  mostItems,
  nullValue,
  numberValue,
  textOf,
  textValue,
  unknownValue,
  type Value,
} from "../values/value";
import { structureOf } from "../values/structure";
import { type Standard, textFunctions } from "./text-functions";

/** A standard function of Terraform, Packer or bake; undefined if it is none, or where it depends on what is not known. */
export function callFunction(name: string, args: readonly Value[], at: Place): Value | undefined {
  return Object.hasOwn(functions, name) ? functions[name]?.(args, at) : undefined;
}

const same: Standard = ([value]) => value;

function concat(lists: readonly Value[], at: Place): Value {
  const items = lists.flatMap(itemsOf);
  const isOpen = lists.some((list) => list.kind === "unknown" || (list.kind === "list" && list.isOpen));
  const off = lists.flatMap((list) => itemsOf(list.off));
  const value = listValue(items, at, isOpen);
  return off.length > 0 ? { ...value, off: listValue(off, at) } : value;
}

function merge(objects: readonly Value[], at: Place): Value {
  const entries = new Map<string, Value>();
  let isOpen = false;
  for (const object of objects) {
    if (object.kind === "object") for (const [name, value] of object.entries) entries.set(name, value);
    if (object.kind === "unknown" || (object.kind === "object" && object.isOpen)) isOpen = true;
  }
  return { kind: "object", entries, at, ...(isOpen && { isOpen }) };
}

function flatten(value: Value, depth = 0): readonly Value[] {
  if (value.kind !== "list") return [value];
  return depth > 8 ? [] : value.items.flatMap((item) => flatten(item, depth + 1)).slice(0, mostItems);
}

function lookup([of, key, otherwise]: readonly Value[], at: Place): Value | undefined {
  const name = key && isKnown(key) ? textOf(key) : undefined;
  if (of?.kind !== "object" || name === undefined) return undefined;
  return of.entries.get(name) ?? (of.isOpen ? undefined : (otherwise ?? nullValue(at)));
}

function element([list, index]: readonly Value[]): Value | undefined {
  const items = list?.kind === "list" ? list.items : [];
  return items.length > 0 && index?.kind === "number" ? items[index.number % items.length] : undefined;
}

/**
 * The first that says something. A variable that no file gives a value only overrides what is behind it; what else is not known
 * leaves all of it unknown.
 */
function coalesce(args: readonly Value[]): Value | undefined {
  const filled = args.filter((arg) => arg.kind !== "null" && !(arg.kind === "text" && arg.text === ""));
  const first = filled.find((arg) => !(arg.kind === "unknown" && arg.text.startsWith("var."))) ?? filled[0];
  return first?.kind === "unknown" && args.length > 1 ? undefined : first;
}

function zipmap([names, values]: readonly Value[], at: Place): Value | undefined {
  if (names?.kind !== "list") return undefined;
  const items = values?.kind === "list" ? values.items : undefined;
  if (!items && values?.kind !== "unknown") return undefined;
  const entries = names.items.map(
    (name, index) => [textOf(name) ?? "", items?.[index] ?? unknownValue(textOf(name) ?? "", at)] as const,
  );
  return { kind: "object", entries: new Map(entries), at };
}

function contains([list, wanted]: readonly Value[], at: Place): Value | undefined {
  if (list?.kind !== "list" || !wanted || !isKnown(wanted)) return undefined;
  const isThere = list.items.some((item) => isKnown(item) && textOf(item) === textOf(wanted));
  if (isThere) return boolValue(true, at);
  return list.isOpen || list.items.some((item) => !isKnown(item)) ? undefined : boolValue(false, at);
}

function encode([value]: readonly Value[]): Value | undefined {
  if (!value || value.kind === "unknown") return undefined;
  return { kind: "text", text: "${jsonencode(…)}", at: value.at, isWhole: false, encoded: value };
}

function length([value]: readonly Value[], at: Place): Value | undefined {
  if (value?.kind === "list" && !value.isOpen) return numberValue(value.items.length, at);
  if (value?.kind === "object" && !value.isOpen) return numberValue(value.entries.size, at);
  return value?.kind === "text" && value.isWhole ? numberValue(value.text.length, at) : undefined;
}

function range(args: readonly Value[], at: Place): Value | undefined {
  const numbers = args.map((arg) => (arg.kind === "number" ? arg.number : Number.NaN));
  const [from, to] = numbers.length === 1 ? [0, numbers[0] ?? 0] : [numbers[0] ?? 0, numbers[1] ?? 0];
  if (numbers.some(Number.isNaN) || numbers.length > 2 || to - from > 100) return undefined;
  const items = Array.from({ length: Math.max(0, Math.ceil(to - from)) }, (_, index) =>
    numberValue(from + index, at),
  );
  return listValue(items, at);
}

function sorted([value]: readonly Value[], at: Place): Value | undefined {
  if (value?.kind !== "list" || !value.items.every(isKnown)) return undefined;
  const items = value.items.toSorted((a, b) => ((textOf(a) ?? "") < (textOf(b) ?? "") ? -1 : 1));
  return listValue(items, at, value.isOpen);
}

const both =
  (test: (a: boolean, b: boolean) => boolean): Standard =>
  ([a, b], at) =>
    a?.kind === "bool" && b?.kind === "bool" ? boolValue(test(a.isTrue, b.isTrue), at) : undefined;

const counted =
  (make: (a: number, b: number) => number): Standard =>
  ([a, b], at) =>
    a?.kind === "number" && b?.kind === "number" ? numberValue(make(a.number, b.number), at) : undefined;

const functions: Readonly<Record<string, Standard>> = {
  ...textFunctions,
  abspath: same,
  add: counted((a, b) => a + b),
  and: both((a, b) => a && b),
  // A script is read as it was before it was encoded.
  base64encode: same,
  base64gzip: same,
  base64decode: same,
  coalesce,
  coalescelist: (args) => args.find((arg) => itemsOf(arg).length > 0),
  compact: ([value], at) =>
    value &&
    listValue(
      itemsOf(value).filter((item) => item.kind !== "null" && !(item.kind === "text" && item.text === "")),
      at,
    ),
  concat,
  contains,
  distinct: ([value], at) => {
    if (value?.kind !== "list") return undefined;
    const seen = new Set<string>();
    return listValue(
      value.items.filter((item) => {
        const text = textOf(item);
        if (text === undefined) return true;
        return seen.size < seen.add(text).size;
      }),
      at,
      value.isOpen,
    );
  },
  element,
  flatten: ([value], at) =>
    value?.kind === "list" ? listValue(flatten(value), at, value.isOpen) : undefined,
  jsondecode: ([value]) => {
    const decoded = structureOf(value);
    const off = structureOf(value?.off);
    return decoded && off ? { ...decoded, off } : decoded;
  },
  jsonencode: encode,
  keys: ([value], at) =>
    value?.kind === "object"
      ? listValue(
          [...value.entries.keys()].map((name) => textValue(name, at)),
          at,
          value.isOpen,
        )
      : undefined,
  length,
  lookup,
  max: counted(Math.max),
  merge,
  min: counted(Math.min),
  nonsensitive: same,
  not: ([value], at) => (value?.kind === "bool" ? boolValue(!value.isTrue, at) : undefined),
  one: ([value], at) => {
    if (value?.kind !== "list" || value.isOpen) return undefined;
    return value.items[0] ?? nullValue(at);
  },
  or: both((a, b) => a || b),
  range,
  reverse: ([value], at) =>
    value?.kind === "list" ? listValue(value.items.toReversed(), at, value.isOpen) : undefined,
  sensitive: same,
  slice: ([list, from, to], at) =>
    list?.kind === "list" && from?.kind === "number" && to?.kind === "number"
      ? listValue(list.items.slice(from.number, to.number), at)
      : undefined,
  sort: sorted,
  tobool: same,
  tolist: same,
  tomap: same,
  tonumber: ([value], at) =>
    value?.kind === "text" && value.text !== "" && !Number.isNaN(Number(value.text))
      ? numberValue(Number(value.text), at)
      : value,
  toset: same,
  tostring: same,
  values: ([value], at) =>
    value?.kind === "object" ? listValue([...value.entries.values()], at, value.isOpen) : undefined,
  yamldecode: ([value]) => structureOf(value),
  yamlencode: encode,
  zipmap,
};
