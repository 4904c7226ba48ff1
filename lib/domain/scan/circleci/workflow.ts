import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { fillParameters, given, holds, type Parameters, type Values } from "./parameters";

/** A job as a workflow calls it. */
export interface Invocation {
  readonly id: string;
  readonly name: string;
  /** The name of the job that it runs. */
  readonly job: string;
  readonly call: YamlNode | undefined;
  readonly line: number;
  /** The parameters of each run of a matrix; one empty set without a matrix. */
  readonly combinations: readonly Parameters[];
  /** The line that requires an approval. */
  readonly approvalLine?: number;
  /** Other invocations by their ids, with the line that says so. */
  readonly requires: ReadonlyMap<string, number>;
  /** Its workflow runs only where a parameter is given to the pipeline. */
  readonly isConditional: boolean;
  /** Its workflow has times of its own, and is not started by a push. */
  readonly isScheduled: boolean;
}

/** Keys of a call that are no parameters of the job. */
export const keysOfCalls = new Set([
  "context",
  "filters",
  "matrix",
  "max_auto_reruns",
  "name",
  "override-with",
  "post-steps",
  "pre-steps",
  "requires",
  "serial-group",
  "type",
]);

const mostInvocations = 500;
const mostCombinations = 60;

/** The jobs of all workflows. Where two have the same name, the later one's id has its workflow's. */
export function invocationsOf(root: YamlNode, path: string, values: Values): readonly Invocation[] {
  const taken = new Set<string>();
  const all: Invocation[] = [];
  for (const [workflow, { value }] of entriesAt(root, "workflows")) {
    if (workflow === "version" || value.kind !== "map") continue;
    const condition = at(value, "when") ? holds(at(value, "when"), values) : undefined;
    const opposite = at(value, "unless") ? holds(at(value, "unless"), values) : undefined;
    const isConditional = condition === false || opposite === true;
    const isScheduled = at(value, "triggers") !== undefined;
    const own = draftsOf(itemsAt(value, "jobs"), values)
      .slice(0, mostInvocations - all.length)
      .map((draft) => {
        const plain = `${path}#${draft.name}`;
        const within = `${path}#${workflow}/${draft.name}`;
        const id = !taken.has(plain) ? plain : taken.has(within) ? `${within} (${taken.size})` : within;
        taken.add(id);
        return { ...draft, id };
      });
    const idsByName = new Map<string, string[]>();
    for (const { id, names } of own)
      for (const name of names) idsByName.set(name, [...(idsByName.get(name) ?? []), id]);
    for (const { names: _, ...draft } of own) {
      all.push({
        ...draft,
        isConditional,
        isScheduled,
        requires: requiresOf(draft.call, values, idsByName, draft.id),
      });
    }
  }
  return all;
}

type Draft = Omit<Invocation, "id" | "requires" | "isConditional" | "isScheduled"> & {
  /** By which others may require it. */
  readonly names: readonly string[];
};

function draftsOf(items: readonly YamlNode[], values: Values): readonly Draft[] {
  return items.flatMap((item): readonly Draft[] => {
    if (item.kind === "scalar" && item.text !== "") {
      const name = item.text;
      return [
        { name, job: name, call: undefined, line: item.line, combinations: [new Map()], names: [name] },
      ];
    }
    const [first] = entriesAt(item);
    if (!first) return [];
    const [job, { value: call, line }] = first;
    const combinations = matrixOf(call, values);
    const type = at(call, "type");
    const said = { job, call, line, ...(type && textAt(type) === "approval" && { approvalLine: type.line }) };
    const written = textAt(call, "name") ?? job;
    const alias = textAt(call, "matrix", "alias") ?? job;
    const isMatrix = at(call, "matrix") !== undefined;
    if (isMatrix && written.includes("<<")) {
      return combinations.map((matrix) => {
        const name = fillParameters(written, { ...values, matrix });
        return { ...said, name, combinations: [matrix], names: [name, alias] };
      });
    }
    const ofRuns = isMatrix
      ? combinations.map((matrix) =>
          [written, ...[...matrix.values()].map((node) => textAt(node) ?? "")].join("-"),
        )
      : [];
    return [
      {
        ...said,
        name: written,
        combinations,
        names: [...new Set([written, ...(isMatrix ? [alias] : []), ...ofRuns])],
      },
    ];
  });
}

function requiresOf(
  call: YamlNode | undefined,
  values: Values,
  idsByName: ReadonlyMap<string, readonly string[]>,
  self: string,
): ReadonlyMap<string, number> {
  const requires = new Map<string, number>();
  for (const item of itemsAt(call, "requires")) {
    // `- build: failed` names the state as well.
    const names =
      item.kind === "map" ? entriesAt(item).map(([name]) => name) : [textAt(given(item, values)) ?? ""];
    for (const name of names) {
      for (const id of idsByName.get(name) ?? []) if (id !== self) requires.set(id, item.line);
    }
  }
  return requires;
}

function matrixOf(call: YamlNode | undefined, values: Values): readonly Parameters[] {
  let combinations: Parameters[] = [new Map()];
  for (const [name, { value }] of entriesAt(call, "matrix", "parameters")) {
    const list = itemsAt(given(value, values));
    if (list.length === 0) continue;
    combinations = combinations
      .flatMap((set) => list.map((item) => new Map(set).set(name, item)))
      .slice(0, mostCombinations);
  }
  const excluded = itemsAt(call, "matrix", "exclude");
  const isExcluded = (set: Parameters) =>
    excluded.some((row) => {
      const entries = entriesAt(row);
      return (
        entries.length > 0 && entries.every(([name, { value }]) => textAt(set.get(name)) === textAt(value))
      );
    });
  return combinations.filter((set) => !isExcluded(set));
}
