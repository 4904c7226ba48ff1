import type { HelmFunction } from "./helm-function";
import {
  copyValue,
  flagValue,
  isOpen,
  mapValue,
  mergeValues,
  nil,
  numberValue,
  printed,
  textValue,
  truthOf,
  unknown,
  type Value,
} from "./value";

const mostItems = 1_000;

function numberOf(value: Value | undefined): number | undefined {
  if (value?.kind !== "scalar") return undefined;
  const number = Number(value.value);
  return Number.isFinite(number) ? number : undefined;
}

function onNumbers(change: (numbers: readonly number[]) => number): HelmFunction {
  return (args, { written }) => {
    const numbers = args.map((arg) => numberOf(arg));
    const known = numbers.filter((number) => number !== undefined);
    if (known.length < numbers.length) return unknown(written);
    const result = change(known);
    return Number.isFinite(result) ? numberValue(result) : unknown(written);
  };
}

function comparing(is: (a: number, b: number) => boolean): HelmFunction {
  return ([a, b], { written }) => {
    const left = numberOf(a);
    const right = numberOf(b);
    return left === undefined || right === undefined ? unknown(written) : flagValue(is(left, right));
  };
}

/** Whether two values print the same; undefined if one is not known. */
function isSame(a: Value, b: Value): boolean | undefined {
  if (a.kind === "nil" || b.kind === "nil") return a.kind === b.kind;
  if (isOpen(a) || isOpen(b)) return undefined;
  return printed(a) === printed(b);
}

const equal: HelmFunction = ([first = nil, ...others], { written }) => {
  const same = others.map((other) => isSame(first, other));
  if (same.includes(true)) return flagValue(true);
  return same.includes(undefined) ? unknown(written) : flagValue(false);
};

const not: HelmFunction = ([value = nil], { written }) => {
  const truth = truthOf(value);
  return truth === "unknown" ? unknown(written) : flagValue(!truth);
};

/** The first that decides; where an unknown one comes before, it may have decided. */
function deciding(by: boolean): HelmFunction {
  return (args) => {
    const decisive = args.find((arg) => truthOf(arg) === by);
    const open = args.find((arg) => truthOf(arg) === "unknown");
    return decisive ?? open ?? args.at(-1) ?? nil;
  };
}

const fallback: HelmFunction = (args) => {
  const value = args.at(-1) ?? nil;
  const otherwise = args[0] ?? nil;
  if (args.length < 2 || truthOf(value) !== false) return value;
  if (otherwise.kind !== "nil" || value.kind !== "nil") return otherwise;
  return value.written !== undefined && otherwise.written !== undefined
    ? { kind: "nil", written: `${value.written} | default ${otherwise.written}` }
    : otherwise;
};

const coalesce: HelmFunction = (args) => args.find((arg) => truthOf(arg) !== false) ?? nil;

const ternary: HelmFunction = ([yes = nil, no = nil, condition = nil], { written }) => {
  const truth = truthOf(condition);
  return truth === "unknown" ? unknown(written) : truth ? yes : no;
};

function items(value: Value | undefined): readonly Value[] | undefined {
  return value?.kind === "list" ? value.items : undefined;
}

function onList(change: (list: readonly Value[], args: readonly Value[]) => Value, place = 0): HelmFunction {
  return (args, { written }) => {
    const list = items(args[place]);
    if (list) return change(list, args);
    return args[place]?.kind === "nil" ? nil : unknown(written);
  };
}

function listOf(list: readonly Value[]): Value {
  return { kind: "list", items: list.slice(0, mostItems) };
}

const range: HelmFunction = (args, { written }) => {
  const numbers = args.map((arg) => numberOf(arg));
  if (numbers.includes(undefined)) return unknown(written);
  const [from = 0, to = 0, step = 1] = numbers.length === 1 ? [0, numbers[0]] : numbers;
  const list: Value[] = [];
  if (step > 0)
    for (let at = from; at < to && list.length < mostItems; at += step) list.push(numberValue(at));
  return listOf(list);
};

const hasKey: HelmFunction = ([map = nil, key = nil], { written }) =>
  map.kind === "map"
    ? flagValue(map.entries.has(printed(key)))
    : map.kind === "nil"
      ? flagValue(false)
      : unknown(written);

const get: HelmFunction = ([map = nil, key = nil], { written }) =>
  map.kind === "map" ? (map.entries.get(printed(key)) ?? nil) : map.kind === "nil" ? nil : unknown(written);

const set: HelmFunction = ([map = nil, key = nil, value = nil]) => {
  // A copy, so that nothing ever contains itself.
  if (map.kind === "map" && map.entries.size < mostItems) map.entries.set(printed(key), copyValue(value));
  return map;
};

const dict: HelmFunction = (args) => {
  const map = mapValue();
  for (let at = 0; at + 1 < args.length; at += 2)
    map.entries.set(printed(args[at] ?? nil), args[at + 1] ?? nil);
  return map;
};

/** The first value wins; with overwrite, the last. Unknown ones are skipped. */
function merging(lastWins: boolean): HelmFunction {
  return (args, { written }) => {
    const maps = args.filter((arg) => arg.kind === "map");
    if (maps.length === 0) return args[0]?.kind === "nil" ? mapValue() : unknown(written);
    const ordered = lastWins ? maps : maps.toReversed();
    return ordered.reduce<Value>((under, over) => mergeValues(under, over), mapValue());
  };
}

function picking(keeps: boolean): HelmFunction {
  return ([map = nil, ...keys], { written }) => {
    if (map.kind !== "map") return unknown(written);
    const names = new Set(keys.map(printed));
    return mapValue([...map.entries].filter(([name]) => names.has(name) === keeps));
  };
}

const dig: HelmFunction = (args, { written }) => {
  const otherwise = args.at(-2) ?? nil;
  let here = args.at(-1) ?? nil;
  for (const key of args.slice(0, -2)) {
    if (here.kind === "unknown") return unknown(written);
    here = here.kind === "map" ? (here.entries.get(printed(key)) ?? nil) : nil;
  }
  return here.kind === "nil" ? otherwise : here;
};

const length: HelmFunction = ([value = nil], { written }) => {
  if (value.kind === "list") return numberValue(value.items.length);
  if (value.kind === "map") return numberValue(value.entries.size);
  if (value.kind === "nil") return numberValue(0);
  return isOpen(value) ? unknown(written) : numberValue(printed(value).length);
};

function kindOf(value: Value): string {
  if (value.kind === "list") return "slice";
  if (value.kind === "nil") return "invalid";
  if (value.kind !== "scalar") return value.kind;
  if (typeof value.value === "string") return "string";
  if (typeof value.value === "boolean") return "bool";
  return Number.isInteger(value.value) ? "int" : "float64";
}

const kindIs: HelmFunction = ([kind = nil, value = nil], { written }) => {
  if (value.kind === "unknown") return unknown(written);
  const own = kindOf(value);
  const asked = printed(kind);
  return flagValue(
    asked === own ||
      (own === "int" && /^(?:int|int64|float64)$/.test(asked)) ||
      (own === "map" && asked.startsWith("map")),
  );
};

const index: HelmFunction = ([value = nil, ...keys], { written }) => {
  let here = value;
  for (const key of keys) {
    if (here.kind === "unknown") return unknown(written);
    if (here.kind === "map") here = here.entries.get(printed(key)) ?? nil;
    else if (here.kind === "list") here = here.items[numberOf(key) ?? -1] ?? nil;
    else return nil;
  }
  return here;
};

const add = onNumbers((numbers) => numbers.reduce((sum, number) => sum + number, 0));

/** Functions of numbers, conditions, lists and maps, as Go's templates and Sprig have them. */
export const valueFunctions: Readonly<Record<string, HelmFunction>> = {
  and: deciding(false),
  or: deciding(true),
  not,
  empty: not,
  eq: equal,
  ne: (args, call) => not([equal(args, call)], call),
  deepEqual: equal,
  lt: comparing((a, b) => a < b),
  le: comparing((a, b) => a <= b),
  gt: comparing((a, b) => a > b),
  ge: comparing((a, b) => a >= b),
  default: fallback,
  coalesce,
  ternary,
  required: ([, value = nil]) => value,
  fail: (_, { written }) => unknown(written),
  add,
  add1: ([value], call) => add([value ?? nil, numberValue(1)], call),
  sub: onNumbers(([a = 0, b = 0]) => a - b),
  mul: onNumbers((numbers) => numbers.reduce((product, number) => product * number, 1)),
  div: onNumbers(([a = 0, b = 0]) => Math.trunc(a / b)),
  mod: onNumbers(([a = 0, b = 0]) => a % b),
  max: onNumbers((numbers) => Math.max(...numbers)),
  min: onNumbers((numbers) => Math.min(...numbers)),
  floor: onNumbers(([a = 0]) => Math.floor(a)),
  ceil: onNumbers(([a = 0]) => Math.ceil(a)),
  round: onNumbers(([a = 0]) => Math.round(a)),
  int64: onNumbers(([a = 0]) => Math.trunc(a)),
  float64: onNumbers(([a = 0]) => a),
  atoi: onNumbers(([a = 0]) => Math.trunc(a)),
  list: (args) => listOf(args),
  tuple: (args) => listOf(args),
  dict,
  hasKey,
  get,
  set,
  unset: ([map = nil, key = nil]) => {
    if (map.kind === "map") map.entries.delete(printed(key));
    return map;
  },
  dig,
  pick: picking(true),
  omit: picking(false),
  merge: merging(false),
  mergeOverwrite: merging(true),
  mustMerge: merging(false),
  mustMergeOverwrite: merging(true),
  deepCopy: ([value = nil]) => copyValue(value),
  keys: ([map = nil], { written }) =>
    map.kind === "map" ? listOf([...map.entries.keys()].map((name) => textValue(name))) : unknown(written),
  values: ([map = nil], { written }) =>
    map.kind === "map" ? listOf([...map.entries.values()]) : unknown(written),
  first: onList((list) => list[0] ?? nil),
  last: onList((list) => list.at(-1) ?? nil),
  rest: onList((list) => listOf(list.slice(1))),
  initial: onList((list) => listOf(list.slice(0, -1))),
  reverse: onList((list) => listOf(list.toReversed())),
  uniq: onList((list) => listOf([...new Map(list.map((item) => [printed(item), item])).values()])),
  compact: onList((list) => listOf(list.filter((item) => truthOf(item) !== false))),
  sortAlpha: onList((list) => listOf(list.toSorted((a, b) => (printed(a) < printed(b) ? -1 : 1)))),
  append: onList((list, [, item = nil]) => listOf([...list, item])),
  prepend: onList((list, [, item = nil]) => listOf([item, ...list])),
  concat: (args) => listOf(args.flatMap((arg) => items(arg) ?? [])),
  has: onList((list, [item = nil]) => flagValue(list.some((other) => isSame(item, other) === true)), 1),
  without: onList((list, [, ...gone]) =>
    listOf(list.filter((item) => !gone.some((other) => isSame(item, other) === true))),
  ),
  slice: onList((list, [, from, to]) => listOf(list.slice(numberOf(from) ?? 0, numberOf(to)))),
  until: range,
  untilStep: range,
  seq: range,
  len: length,
  index,
  kindOf: ([value = nil]) => textValue(kindOf(value)),
  typeOf: ([value = nil]) => textValue(kindOf(value)),
  kindIs,
  typeIs: kindIs,
};
