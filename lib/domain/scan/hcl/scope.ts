import type { Place } from "../source";
import {
  itemsOf,
  listValue,
  nullValue,
  numberValue,
  textValue,
  unknownValue,
  type Value,
} from "../values/value";

/** A step behind a name: `.name`, `["name"]`, `[0]`; undefined for `[*]` and what is not known. */
export interface Step {
  readonly key: string | undefined;
  readonly written: string;
  readonly isSplat: boolean;
}

/** The names and functions known at an expression. */
export interface Scope {
  /**
   * A name with the steps behind it; how many of them the value already took. Undefined if it knows no such name.
   */
  readonly resolve: (name: string, steps: readonly Step[], at: Place) => Resolved | undefined;
  /** A function that is no standard one. */
  readonly call?: (name: string, args: readonly Value[], at: Place) => Value | undefined;
  readonly budget: Budget;
}

export interface Resolved {
  readonly value: Value;
  readonly taken: number;
}

/** So that whatever a tree says, working it out ends. */
export interface Budget {
  left: number;
  depth: number;
}

export function createBudget(): Budget {
  return { left: 400_000, depth: 0 };
}

/** A scope with the names of a loop in it. */
export function withNames(
  scope: Scope,
  keyName: string | undefined,
  key: Value,
  valueName: string,
  value: Value,
): Scope {
  return {
    ...scope,
    resolve: (name, steps, at) => {
      if (name === valueName) return { value, taken: 0 };
      if (name === keyName) return { value: key, taken: 0 };
      return scope.resolve(name, steps, at);
    },
  };
}

/** Keys or places with their values, as a loop runs over them. */
export function pairsOf(value: Value): readonly (readonly [Value, Value])[] {
  if (value.kind === "list")
    return value.items.map((item, index) => [numberValue(index, item.at), item] as const);
  if (value.kind !== "object") return [];
  return [...value.entries].map(([name, entry]) => [textValue(name, entry.at), entry] as const);
}

/** A value's part; what an object that is wholly known does not have is null. */
export function follow(value: Value, steps: readonly Step[], at: Place): Value {
  let here = value;
  for (const [index, step] of steps.entries()) {
    if (here.kind === "unknown") {
      const rest = steps.slice(index).map(({ written }) => written);
      return unknownValue(here.text + rest.join(""), here.at, here.refers);
    }
    if (step.isSplat) {
      const rest = steps.slice(index + 1);
      return listValue(
        itemsOf(here).map((item) => follow(item, rest, at)),
        here.at,
      );
    }
    here = partOf(here, step, at);
  }
  return here;
}

function partOf(value: Value, { key, written }: Step, at: Place): Value {
  if (value.kind === "object") {
    if (key === undefined) return unknownValue(written, at);
    return value.entries.get(key) ?? (value.isOpen ? unknownValue(key, at) : nullValue(at));
  }
  if (value.kind === "list") {
    const item = key === undefined ? undefined : value.items[Number(key)];
    return item ?? unknownValue(written, at);
  }
  return value.kind === "null" ? value : unknownValue(written, at);
}
