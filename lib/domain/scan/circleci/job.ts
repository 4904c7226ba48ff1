import { secretsOfVariable } from "../ci/secrets";
import { toolImage } from "../ci/tool-image";
import type { Fact, JobFact } from "../facts";
import type { NotUnderstood, SourceFile, SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlMap, type YamlNode } from "../yaml/yaml-node";
import { fillParameters, given, type Parameters, parametersOf, type Values } from "./parameters";
import { type Found, lookUp, type Scope } from "./scope";
import { callOrb, environmentOf, readSteps, type Steps } from "./steps";
import { type Invocation, keysOfCalls } from "./workflow";

export interface JobContext {
  readonly file: SourceFile;
  readonly tree: SourceTree;
  /** The root of the repository. */
  readonly folder: string;
  readonly scope: Scope;
  readonly pipeline: Parameters;
  readonly left: { steps: number };
  readonly notUnderstood: NotUnderstood[];
}

type Machine = Pick<JobFact, "runsOn" | "ownMachine">;

/** The effects of a workflow's job, and its machine. */
export function readJob(
  invocation: Invocation,
  context: JobContext,
): { readonly facts: readonly Fact[]; readonly machine: Machine } {
  const { scope, file, notUnderstood, pipeline } = context;
  const facts: Fact[] = [];
  const found = lookUp(scope, "jobs", invocation.job);
  if (!found && invocation.approvalLine === undefined) {
    notUnderstood.push({
      at: { file: file.path, line: invocation.line },
      why: `The job “${invocation.job}” is in none of these files.`,
    });
  }
  let machine: Machine = {};
  if (!found) return { facts, machine };
  for (const matrix of invocation.combinations) {
    const caller: Values = { parameters: new Map(), pipeline, matrix };
    if (context.left.steps <= 0) break;
    const run = runOf(found, invocation, caller, context);
    machine = run.machine;
    facts.push(...run.facts);
  }
  return { facts, machine };
}

function runOf(
  found: Found,
  invocation: Invocation,
  caller: Values,
  context: JobContext,
): { facts: readonly Fact[]; machine: Machine } {
  const { id: by, call } = invocation;
  const facts: Fact[] = [];
  const { file, tree, folder, left, scope, pipeline } = context;
  const job: Steps = { by, file, tree, folder, variables: new Map(), facts, left };
  const ownSteps = (key: "pre-steps" | "post-steps", inside: Steps) =>
    readSteps(itemsAt(call, key), scope, caller, inside);
  const parameters = parametersOfCall(call, caller);
  if (found.from === "orb") {
    ownSteps("pre-steps", job);
    callOrb({ orb: found.orb, element: found.element, call: parameters, line: invocation.line }, caller, job);
    ownSteps("post-steps", job);
    return { facts, machine: machineOf(parameters, found, caller, job, scope) };
  }
  const values: Values = {
    parameters: parametersOf(at(found.node, "parameters"), parameters, caller),
    pipeline,
  };
  const machine = machineOf(found.node, found, values, job, found.scope);
  const inside: Steps = { ...job, variables: variablesOf(found, values, job) };
  ownSteps("pre-steps", inside);
  const steps = at(found.node, "steps");
  if (steps) readSteps(itemsAt(given(steps, values)), found.scope, values, inside);
  ownSteps("post-steps", inside);
  return { facts, machine };
}

/** The parameters of a call, with its matrix, without those for the workflow. */
function parametersOfCall(call: YamlNode | undefined, { matrix }: Values): YamlMap {
  const own = entriesAt(call).filter(([name]) => !keysOfCalls.has(name));
  const ofMatrix = [...(matrix ?? [])].map(([name, value]) => [name, { line: value.line, value }] as const);
  return { kind: "map", line: call?.line ?? 1, entries: new Map([...ofMatrix, ...own]) };
}

/** The executor of a job, inline or by name. */
function executorOf(
  node: YamlNode,
  values: Values,
  scope: Scope,
): { readonly node: YamlNode; readonly values: Values } | undefined {
  const written = at(node, "executor");
  if (!written) return undefined;
  const executor = given(written, values);
  const name = executor.kind === "map" ? textAt(executor, "name") : textAt(executor);
  const found = name === undefined ? undefined : lookUp(scope, "executors", fillParameters(name, values));
  if (found?.from !== "file") return undefined;
  const call = executor.kind === "map" ? executor : undefined;
  return {
    node: found.node,
    values: { ...values, parameters: parametersOf(at(found.node, "parameters"), call, values) },
  };
}

const oldImages = /^(?:ubuntu-1[46]04|circleci\/classic)(?:[:-]|$)/;

function machineOf(
  node: YamlNode,
  found: Found,
  values: Values,
  { by, file, facts }: Steps,
  scope: Scope,
): Machine {
  const executor = executorOf(node, values, scope);
  let runsOn: string | undefined;
  let ownMachine = false;
  for (const place of [{ node, values }, ...(executor ? [executor] : [])]) {
    const read = (way: YamlNode | undefined) => {
      const text = way && given(way, place.values);
      return text?.kind === "scalar" && text.text !== ""
        ? fillParameters(text.text, place.values)
        : undefined;
    };
    if (found.from === "file") {
      for (const container of itemsAt(place.node, "docker")) {
        const image = at(container, "image");
        const text = read(image);
        const tool =
          text === undefined
            ? undefined
            : toolImage(text, { by, at: { file: file.path, line: image?.line ?? 1 } });
        if (tool) facts.push(tool);
      }
    }
    const machine = at(place.node, "machine");
    const image = machine?.kind === "map" ? read(at(machine, "image")) : undefined;
    if (image !== undefined && oldImages.test(image)) {
      facts.push({
        kind: "control",
        control: "ci-runner-image-supported",
        status: "violated",
        about: by,
        at: { file: file.path, line: at(machine, "image")?.line ?? 1 },
        fact: `${image} is no longer supported`,
      });
    }
    const size = read(at(place.node, "resource_class"));
    // `namespace/name` is a class of machines of one's own.
    if (size?.includes("/")) ownMachine = true;
    runsOn ??= image ?? (size?.includes("/") ? size : undefined);
  }
  return { ...(runsOn !== undefined && { runsOn }), ...(ownMachine && { ownMachine }) };
}

function variablesOf(
  found: Found & { from: "file" },
  values: Values,
  { by, file, facts }: Steps,
): Map<string, string> {
  const executor = executorOf(found.node, values, found.scope);
  const variables = new Map<string, string>();
  for (const place of [...(executor ? [executor] : []), { node: found.node, values }]) {
    const [first] = itemsAt(place.node, "docker");
    for (const environment of [at(first, "environment"), at(place.node, "environment")]) {
      for (const [name, value] of environmentOf(environment, place.values)) {
        variables.set(name, value);
        const line = entriesAt(environment).find(([key]) => key === name)?.[1].line ?? environment?.line ?? 1;
        facts.push(...secretsOfVariable({ name, value, about: by, at: { file: file.path, line } }));
      }
    }
  }
  return variables;
}
