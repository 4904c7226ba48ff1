import { evaluate } from "../hcl/evaluate";
import { type Attribute, type Block, blocksOf, type Body, type HclFault } from "../hcl/expression";
import { readHcl } from "../hcl/parse-hcl";
import { readJsonHcl } from "../hcl/read-json";
import { createBudget, pairsOf, type Scope, withNames } from "../hcl/scope";
import { baseName, folderOf, type Place, type SourceFile, type SourceTree } from "../source";
import { itemsOf, listValue, textOf, unknownValue, type Value } from "../values/value";

/** One target, with what its matrix and those that it inherits from fill in. */
export interface BakeTarget {
  readonly name: string;
  /** The file that has its block. */
  readonly file: string;
  readonly at: Place;
  readonly value: (attribute: string) => Value | undefined;
  /** Others take over what it says. */
  readonly isInherited: boolean;
}

export interface BakeFiles {
  readonly targets: readonly BakeTarget[];
  /** The targets and groups of a group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly HclFault[];
}

const labelCounts = { target: 1, group: 1, variable: 1, function: 1 };
const standardNames = [
  "docker-bake.json",
  "docker-bake.hcl",
  "docker-bake.override.json",
  "docker-bake.override.hcl",
];
/** The most targets that a matrix becomes. */
const mostCombinations = 200;
const deepestInheritance = 16;

/** The default targets: files that bake loads by default are read as one, others separately. */
export function readBakeFiles(file: SourceFile, tree: SourceTree): BakeFiles {
  const folder = folderOf(file.path);
  const isStandard = standardNames.includes(baseName(file.path));
  const paths = isStandard
    ? standardNames.map((name) => (folder === "" ? name : `${folder}/${name}`))
    : [file.path];
  const files = paths.flatMap((path) => (path === file.path ? file : (tree.get(path) ?? [])));
  const readings = files.map((each) => ({
    path: each.path,
    ...(each.path.endsWith(".json") ? readJsonHcl(each, labelCounts) : readHcl(each)),
  }));
  const bodies = readings.map(({ body }) => body);
  const blocks = mergedTargets(bodies);
  const scope = createScope(bodies, blocks);
  const parents = new Set(
    [...blocks.values()].flatMap(({ body }) => {
      const from = body.attributes.get("inherits");
      return from ? itemsOf(evaluate(from.value, scope)).map(textOf) : [];
    }),
  );
  const own = readings.find(({ path }) => path === file.path);
  return {
    targets: [...blocks.values()].flatMap((block) => combinations(block, blocks, scope, parents)),
    groups: new Map(
      bodies.flatMap((body) =>
        blocksOf(body, "group").map((group) => {
          const targets = group.body.attributes.get("targets");
          const names = targets ? itemsOf(evaluate(targets.value, scope)) : [];
          return [group.labels[0] ?? "", names.flatMap((name) => textOf(name) ?? [])] as const;
        }),
      ),
    ),
    faults: own?.faults ?? [],
  };
}

/** The targets that a command names: groups opened, `default` where it names none. */
export function bakeTargets(files: BakeFiles, names: readonly string[]): readonly BakeTarget[] {
  const found = new Set<BakeTarget>();
  const seen = new Set<string>();
  const queue = names.length > 0 ? [...names] : ["default"];
  for (const name of queue) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const target of files.targets) {
      if (target.name === name || matrixName(target) === name) found.add(target);
    }
    queue.push(...(files.groups.get(name) ?? []));
  }
  return [...found];
}

/** The name of the block that a target of a matrix comes from, which is a group of all of them. */
function matrixName(target: BakeTarget): string | undefined {
  return textOf(target.value("#block"));
}

/** Variables with their defaults, and functions of the files themselves. */
function createScope(bodies: readonly Body[], targets: ReadonlyMap<string, Block>): Scope {
  const variables = new Map<string, Block | Attribute>();
  const functions = new Map<string, Block>();
  for (const body of bodies) {
    for (const attribute of body.attributes.values()) variables.set(attribute.name, attribute);
    for (const block of blocksOf(body, "variable")) variables.set(block.labels[0] ?? "", block);
    for (const block of blocksOf(body, "function")) functions.set(block.labels[0] ?? "", block);
  }
  const known = new Map<string, Value | "open">();
  const scope: Scope = {
    budget: createBudget(),
    resolve: (name, steps, at) => {
      // `target.web.tags`
      if (name === "target") {
        const [target, attribute] = [steps[0]?.key ?? "", steps[1]?.key ?? ""];
        const given = targets.get(target)?.body.attributes.get(attribute);
        return given && { value: evaluate(given.value, scope), taken: 2 };
      }
      const found = known.get(name);
      if (found === "open") return { value: unknownValue(name, at), taken: 0 };
      if (found) return { value: found, taken: 0 };
      const variable = variables.get(name);
      if (!variable) return undefined;
      known.set(name, "open");
      const given = "body" in variable ? variable.body.attributes.get("default") : variable;
      const value = given ? evaluate(given.value, scope) : unknownValue(name, at);
      const kept = value.kind === "null" ? unknownValue(name, at) : value;
      known.set(name, kept);
      return { value: kept, taken: 0 };
    },
    call: (name, args, at) => {
      const block = functions.get(name);
      const result = block?.body.attributes.get("result");
      if (!block || !result) return undefined;
      const params = block.body.attributes.get("params")?.value;
      const names = params?.kind === "list" ? params.items.map(({ written }) => written) : [];
      let inner = scope;
      for (const [index, param] of names.entries()) {
        const value = args[index] ?? unknownValue(param, at);
        inner = withNames(inner, undefined, value, param, value);
      }
      const rest = block.body.attributes.get("variadic_params")?.value.written;
      if (rest !== undefined) {
        const more = listValue(args.slice(names.length), at);
        inner = withNames(inner, undefined, more, rest, more);
      }
      return evaluate(result.value, inner);
    },
  };
  return scope;
}

/** Targets by name; what a later file says of one wins, attribute by attribute. */
function mergedTargets(bodies: readonly Body[]): ReadonlyMap<string, Block> {
  const merged = new Map<string, Block>();
  for (const block of bodies.flatMap((body) => blocksOf(body, "target"))) {
    const name = block.labels[0] ?? "";
    const before = merged.get(name);
    merged.set(
      name,
      before
        ? {
            ...before,
            body: {
              attributes: new Map([...before.body.attributes, ...block.body.attributes]),
              blocks: [...before.body.blocks, ...block.body.blocks],
            },
          }
        : block,
    );
  }
  return merged;
}

/** A target for each combination of its matrix; itself where it has none. */
function combinations(
  block: Block,
  all: ReadonlyMap<string, Block>,
  scope: Scope,
  parents: ReadonlySet<string | undefined>,
): readonly BakeTarget[] {
  const matrix = block.body.attributes.get("matrix");
  const label = block.labels[0] ?? "";
  let scopes: readonly { readonly scope: Scope; readonly suffix: string }[] = [{ scope, suffix: "" }];
  const over = matrix ? evaluate(matrix.value, scope) : undefined;
  for (const [key, values] of over ? pairsOf(over) : []) {
    const name = textOf(key) ?? "";
    const items = itemsOf(values);
    if (items.length === 0) continue;
    scopes = scopes
      .flatMap((each) =>
        items.map((item) => ({
          scope: withNames(each.scope, undefined, item, name, item),
          suffix: `${each.suffix}-${textOf(item) ?? ""}`,
        })),
      )
      .slice(0, mostCombinations);
  }
  return scopes.map(({ scope: inner, suffix }) => {
    const attributes = inherited(block, all, inner, 0);
    const named = matrix ? block.body.attributes.get("name") : undefined;
    return {
      name: (named && textOf(evaluate(named.value, inner))) ?? `${label}${suffix}`,
      file: block.at.file,
      at: block.at,
      isInherited: parents.has(label),
      value: (attribute) => {
        if (attribute === "#block") return { kind: "text", text: label, isWhole: true, at: block.at };
        return attributes.get(attribute)?.();
      },
    };
  });
}

/** Attributes with inherited ones; `args` and `labels` merge by name. */
function inherited(
  block: Block,
  all: ReadonlyMap<string, Block>,
  scope: Scope,
  depth: number,
): ReadonlyMap<string, () => Value> {
  const found = new Map<string, () => Value>();
  const from = block.body.attributes.get("inherits");
  const parents = from && depth < deepestInheritance ? itemsOf(evaluate(from.value, scope)).slice(0, 16) : [];
  const own = [...block.body.attributes.values()].map(
    (attribute) => [attribute.name, () => evaluate(attribute.value, scope)] as const,
  );
  const layers = parents.flatMap((parent) => {
    const named = all.get(textOf(parent) ?? "");
    return named && named !== block && scope.budget.left-- > 0
      ? [[...inherited(named, all, scope, depth + 1)]]
      : [];
  });
  for (const [name, value] of [...layers.flat(), ...own]) {
    const below = found.get(name);
    const isByName = name === "args" || name === "labels" || name === "contexts";
    found.set(name, below && isByName ? () => overlaid(below(), value()) : value);
  }
  return found;
}

function overlaid(below: Value, above: Value): Value {
  if (below.kind !== "object" || above.kind !== "object") return above;
  return { ...above, entries: new Map([...below.entries, ...above.entries]) };
}
