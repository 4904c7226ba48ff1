import { type Budget, settle, type Variables } from "../ci/fill-variables";
import { at, entriesAt, itemsAt, textAt, type YamlMap, type YamlNode } from "../yaml/yaml-node";
import { variablesOfRules } from "./job-start";

/** The values of `variables:`, as written; the `value` of a long form. */
export function variablesAt(
  node: YamlNode | undefined,
): ReadonlyMap<string, { readonly value: string; readonly node: YamlNode }> {
  const variables = new Map<string, { readonly value: string; readonly node: YamlNode }>();
  for (const [name, { value }] of entriesAt(node)) {
    const said = value.kind === "map" ? at(value, "value") : value;
    if (said?.kind === "scalar" && said.value !== null)
      variables.set(name, { value: said.text, node: value });
  }
  return variables;
}

/** Variables of all jobs and of this one, filled in; those that rules set in some ways only are not known. */
export function jobVariables(root: YamlMap, job: YamlMap, handed: Variables, budget?: Budget): Variables {
  const inherits = at(job, "inherit", "variables");
  const isInherited = (name: string) =>
    inherits?.kind === "list"
      ? inherits.items.some((item) => textAt(item) === name)
      : textAt(inherits) !== "false";
  const all = new Map<string, string>();
  for (const [name, { value }] of variablesAt(at(root, "variables"))) {
    if (isInherited(name)) all.set(name, value);
  }
  const workflow = at(root, "workflow");
  if (workflow?.kind === "map") for (const name of variablesOfRules(workflow)) all.delete(name);
  for (const [name, { value }] of variablesAt(at(job, "variables"))) all.set(name, value);
  for (const name of variablesOfRules(job)) all.delete(name);
  // Variables from another pipeline override all those of this one.
  for (const [name, value] of handed) all.set(name, value);
  return settle(all, budget);
}

const mostCombinations = 60;

/** The variables that each job of a `parallel: matrix` gets; one empty set if there is none. */
export function matrixOf(job: YamlMap): readonly Variables[] {
  const rows = itemsAt(job, "parallel", "matrix");
  const combinations: Variables[] = [];
  for (const row of rows) {
    let open: Variables[] = [new Map()];
    for (const [name, { value }] of entriesAt(row)) {
      const values = itemsAt(value).flatMap((item) => textAt(item) ?? []);
      if (values.length === 0) continue;
      open = open
        .flatMap((set) => values.map((one) => new Map(set).set(name, one)))
        .slice(0, mostCombinations);
    }
    combinations.push(...open);
    if (combinations.length >= mostCombinations) break;
  }
  return combinations.length === 0 ? [new Map()] : combinations.slice(0, mostCombinations);
}
