import type { Place } from "../source";
import { listValue, nullValue, textValue, unknownValue, type Value } from "../values/value";
import { evaluate } from "./evaluate";
import { type Block, blocksOf, type Body } from "./expression";
import { pairsOf, type Scope } from "./scope";

/** The most blocks that one dynamic block becomes. */
const mostDynamic = 50;

/** A body as an object: attributes by name, blocks of a type as a list, the first label of each as `#label`. */
export function evaluateBody(body: Body, at: Place, scope: Scope): Value {
  const { budget } = scope;
  budget.left -= 4;
  if (budget.left <= 0 || budget.depth > 200) return { kind: "object", entries: new Map(), at, isOpen: true };
  budget.depth++;
  const entries = new Map<string, Value>();
  for (const { name, value } of body.attributes.values()) entries.set(name, evaluate(value, scope));
  const lists = new Map<string, Value[]>();
  for (const block of body.blocks) {
    for (const [type, value] of expand(block, scope)) {
      const list = lists.get(type) ?? [];
      list.push(value);
      lists.set(type, list);
    }
  }
  for (const [type, list] of lists) {
    if (!entries.has(type)) entries.set(type, listValue(list, list[0]?.at ?? at));
  }
  budget.depth--;
  return { kind: "object", entries, at };
}

/** A block, or for a dynamic one all that it becomes. */
function expand(block: Block, scope: Scope): readonly (readonly [string, Value])[] {
  const [type] = block.labels;
  const [content] = blocksOf(block.body, "content");
  if (block.type !== "dynamic" || type === undefined || !content) {
    return [[block.type, labelled(evaluateBody(block.body, block.at, scope), block)]];
  }
  const each = block.body.attributes.get("for_each");
  const iterator = block.body.attributes.get("iterator")?.value.written ?? type;
  const over = each ? evaluate(each.value, scope) : nullValue(block.at);
  const pairs =
    over.kind === "unknown"
      ? [[unknownValue(`${iterator}.key`, over.at), unknownValue(`${iterator}.value`, over.at)] as const]
      : pairsOf(over);
  return pairs.slice(0, mostDynamic).map(([key, value]) => {
    const entries = new Map([
      ["key", key],
      ["value", value],
    ]);
    const item: Value = { kind: "object", entries, at: block.at };
    const inner: Scope = {
      ...scope,
      resolve: (name, steps, at) =>
        name === iterator ? { value: item, taken: 0 } : scope.resolve(name, steps, at),
    };
    return [type, evaluateBody(content.body, content.at, inner)] as const;
  });
}

function labelled(value: Value, { labels, at }: Block): Value {
  const [label] = labels;
  if (value.kind !== "object" || label === undefined) return value;
  return { ...value, entries: new Map([["#label", textValue(label, at)], ...value.entries]) };
}
