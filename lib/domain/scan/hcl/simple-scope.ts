import type { Place } from "../source";
import { unknownValue, type Value } from "../values/value";
import { evaluate } from "./evaluate";
import { type Attribute, type Block, blocksOf, type Body } from "./expression";
import { createBudget, type Scope } from "./scope";

/** A scope for files that need no others: `var.x` with defaults, `local.x`; all else stays as it is written. */
export function createSimpleScope(bodies: readonly Body[], values: readonly Body[]): Scope {
  const variables = new Map<string, Block>();
  const locals = new Map<string, Attribute>();
  for (const body of bodies) {
    for (const block of blocksOf(body, "variable")) variables.set(block.labels[0] ?? "", block);
    for (const block of [...blocksOf(body, "locals"), ...blocksOf(body, "variables")]) {
      for (const attribute of block.body.attributes.values()) locals.set(attribute.name, attribute);
    }
  }
  const known = new Map<string, Value | "open">();
  const scope: Scope = {
    budget: createBudget(),
    resolve: (name, steps, at) => {
      const key = steps[0]?.key;
      if (key === undefined || (name !== "var" && name !== "local")) return undefined;
      return { value: valueOf(name, key, at), taken: 1 };
    },
  };
  const valueOf = (name: string, key: string, at: Place): Value => {
    const written = `${name}.${key}`;
    const before = known.get(written);
    if (before === "open") return unknownValue(written, at);
    if (before) return before;
    known.set(written, "open");
    const given =
      name === "local"
        ? locals.get(key)
        : (values.flatMap((body) => body.attributes.get(key) ?? []).at(-1) ??
          variables.get(key)?.body.attributes.get("default"));
    const value = given ? evaluate(given.value, scope) : unknownValue(written, at);
    const said = value.kind === "null" ? unknownValue(written, at) : value;
    known.set(written, said);
    return said;
  };
  return scope;
}
