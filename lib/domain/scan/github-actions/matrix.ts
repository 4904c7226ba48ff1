import { areEqual, Open, type Value } from "../expression/value";
import { entriesAt, itemsAt, at, type YamlNode } from "../yaml/yaml-node";
import { type Scope, valueIn } from "./scope";

/** More combinations are left as `${{ matrix.x }}`. */
const most = 50;

type Combination = ReadonlyMap<string, Value>;

/**
 * The combinations of `strategy.matrix` with `exclude` and `include` as GitHub applies them; one open combination where the file
 * does not tell them or where they are too many.
 */
export function combinationsOf(job: YamlNode, scope: Scope): readonly Value[] {
  const matrix = at(job, "strategy", "matrix");
  if (matrix === undefined) return [new Map()];
  const open = [new Open()];
  if (matrix.kind !== "map") {
    const value = valueIn(matrix, scope);
    return value instanceof Map ? (combine(value as Combination) ?? open) : open;
  }
  const axes = new Map<string, Value>();
  for (const [name, { value }] of entriesAt(matrix)) {
    axes.set(name, name === "include" || name === "exclude" ? listOf(value, scope) : valueIn(value, scope));
  }
  return combine(axes) ?? open;
}

function listOf(node: YamlNode, scope: Scope): Value {
  return node.kind === "list" ? itemsAt(node).map((item) => valueIn(item, scope)) : valueIn(node, scope);
}

function combine(matrix: Combination): readonly Value[] | undefined {
  let combinations: Combination[] = [new Map()];
  let hasAxis = false;
  for (const [name, values] of matrix) {
    if (name === "include" || name === "exclude") continue;
    if (!Array.isArray(values)) return undefined;
    if (combinations.length * values.length > most * 4) return undefined;
    hasAxis = true;
    combinations = combinations.flatMap((combination) =>
      (values as readonly Value[]).map((value) => new Map([...combination, [name, value]])),
    );
  }
  const excluded = mapsOf(matrix.get("exclude"));
  const included = mapsOf(matrix.get("include"));
  if (!excluded || !included) return undefined;
  combinations = combinations.filter(
    (each) => !excluded.some((exclude) => exclude.size > 0 && fits(exclude, each)),
  );
  const original = hasAxis ? combinations : [];
  const result: Combination[] = [...original];
  for (const include of included) {
    const shared = new Map([...include].filter(([name]) => matrix.has(name)));
    let isAdded = false;
    original.forEach((combination, index) => {
      if (shared.size > 0 && !fits(shared, combination)) return;
      isAdded = true;
      result[index] = new Map([...(result[index] ?? combination), ...include]);
    });
    if (!isAdded) result.push(include);
  }
  return result.length > 0 && result.length <= most ? result : undefined;
}

/** Undefined if one of them is unknown. */
function mapsOf(value: Value | undefined): readonly Combination[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const maps = value.filter((item: Value): item is Combination => item instanceof Map);
  return maps.length === value.length ? maps : undefined;
}

function fits(part: Combination, combination: Combination): boolean {
  return [...part].every(([name, value]) => isSame(value, combination.get(name) ?? null));
}

function isSame(a: Value, b: Value): boolean {
  if (a instanceof Map && b instanceof Map) return a.size > 0 && fits(a as Combination, b as Combination);
  return areEqual(a, b) === true;
}
