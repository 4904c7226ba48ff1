import { evaluate } from "../hcl/evaluate";
import type { Block } from "../hcl/expression";
import { pairsOf, type Scope } from "../hcl/scope";
import type { Place } from "../source";
import { numberValue, textOf, unknownValue, type Value } from "../values/value";
import type { ModuleFiles } from "./module-files";

const mostInstances = 40;

/** One of what `count` or `for_each` makes of a block. */
export interface Instance {
  readonly scope: Scope;
  readonly suffix: string;
  readonly isOptional: boolean;
}

/** Instances of a block by `count` and `for_each`; a block switched off is optional if a setting can switch it on. */
export function instancesOf(block: Block, scope: Scope): readonly Instance[] {
  const count = block.body.attributes.get("count");
  const each = block.body.attributes.get("for_each");
  if (count) {
    const value = evaluate(count.value, scope);
    if (value.kind !== "number") return [{ scope, suffix: "", isOptional: false }];
    const isOff = value.number === 0;
    if (isOff && !value.off) return [];
    const many = isOff ? 1 : Math.min(value.number, mostInstances);
    return Array.from({ length: Math.max(0, Math.floor(many)) }, (_, index) => ({
      scope: withObject(scope, "count", { index: numberValue(index, value.at) }, value.at),
      suffix: `[${index}]`,
      isOptional: isOff,
    }));
  }
  if (!each) return [{ scope, suffix: "", isOptional: false }];
  const over = evaluate(each.value, scope);
  const isOff = over.off !== undefined && pairsOf(over).length === 0;
  const pairs = pairsOf(isOff && over.off ? over.off : over).slice(0, mostInstances);
  const isUnknown = over.kind === "unknown" || (pairs.length === 0 && "isOpen" in over && over.isOpen);
  if (isUnknown) return [{ scope, suffix: "", isOptional: false }];
  return pairs.map(([key, value]) => {
    // A set has its items as keys.
    const name = over.kind === "list" || (isOff && over.off?.kind === "list") ? value : key;
    return {
      scope: withObject(scope, "each", { key: name, value }, over.at),
      suffix: `[${textOf(name) ?? ""}]`,
      isOptional: isOff,
    };
  });
}

/** The scope of the instance that an index names; the block's own where that is not known. */
export function instanceFor(block: Block, scope: Scope, index: string | undefined): Scope {
  if (!block.body.attributes.has("count") && !block.body.attributes.has("for_each")) return scope;
  const instances = instancesOf(block, scope);
  return (instances.find(({ suffix }) => suffix === index) ?? instances[0])?.scope ?? scope;
}

function withObject(scope: Scope, name: string, entries: Readonly<Record<string, Value>>, at: Place): Scope {
  const value: Value = { kind: "object", entries: new Map(Object.entries(entries)), at };
  return {
    ...scope,
    resolve: (asked, steps, place) =>
      asked === name ? { value, taken: 0 } : scope.resolve(asked, steps, place),
  };
}

/** Values for a root's variable: from files that are always loaded, else from a single one, or from all if they agree. */
export function valueFromFiles(
  name: string,
  { automatic, named }: ModuleFiles,
  hasDefault: boolean,
  scope: Scope,
): Value | undefined {
  for (const bodies of [automatic.toReversed(), named]) {
    const found = bodies.flatMap((body) => body.attributes.get(name) ?? []);
    const [first] = found;
    if (!first) continue;
    const value = evaluate(first.value, scope);
    // A blank to be filled in by those who copy the file.
    if (value.kind === "text" && value.text === "" && !hasDefault) return undefined;
    const isAgreed = found.every((each) => each.value.written === first.value.written);
    return bodies !== named || isAgreed ? value : unknownValue(`var.${name}`, first.at);
  }
  return undefined;
}
