import { callMethod, list } from "./methods";
import { asText, type ClosureValue, unknown, type Value } from "./value";

interface Runner {
  readonly loop: (over: Value, round: (values: readonly Value[]) => void) => void;
  readonly callClosure: (closure: ClosureValue, args: readonly Value[]) => Value;
}

/** The result of methods with a closure: `each`, `collect`, `let` and the like; undefined for any other. */
export function iterate(
  runner: Runner,
  on: Value,
  method: string,
  closure: ClosureValue,
  separator?: Value,
): Value | undefined {
  const results: Value[] = [];
  switch (method) {
    case "each":
    case "forEach":
    case "eachWithIndex":
    case "forEachIndexed":
    case "times":
      runner.loop(on, (values) => {
        runner.callClosure(closure, method === "forEachIndexed" ? [unknown, ...values] : values);
      });
      return on;
    case "collect":
    case "map":
    case "collectEntries":
    case "associate":
    case "flatMap":
    case "mapValues":
      runner.loop(on, (values) => results.push(runner.callClosure(closure, values)));
      return method === "collectEntries" || method === "associate" ? mapOfPairs(results) : list(results);
    case "joinToString": {
      runner.loop(on, (values) => results.push(runner.callClosure(closure, values)));
      return callMethod(list(results), "joinToString", separator ? [separator] : []);
    }
    case "with":
    case "let":
    case "also":
    case "use":
      return runner.callClosure(closure, [on]);
    case "findAll":
    case "filter":
    case "sort":
    case "sortedBy":
      return on;
    default:
      return undefined;
  }
}

/** A map of pairs, or of maps. */
export function mapOfPairs(pairs: readonly Value[]): Value {
  const entries = new Map<string, Value>();
  for (const pair of pairs) {
    if (pair.kind === "map") for (const [key, value] of pair.entries) entries.set(key, value);
    const key = pair.kind === "list" ? asText(pair.items[0]) : undefined;
    if (pair.kind === "list" && key !== undefined) entries.set(key, pair.items[1] ?? unknown);
  }
  return { kind: "map", entries };
}
