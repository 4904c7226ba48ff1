import { runStep } from "../ci/run-lines";
import { fillVariables, treePath, type Variables } from "../ci/fill-variables";
import type { Fact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import type { OrbCall } from "./orb-call";
import { orbFacts } from "./orbs";
import { fillParameters, given, holds, parametersOf, type Values } from "./parameters";
import { type ForeignOrb, lookUp, type Scope } from "./scope";

/** The job whose steps are read. */
export interface Steps {
  readonly by: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  /** The root of the repository. */
  readonly folder: string;
  /** Variables of its environment, and those passed on by `$BASH_ENV`. */
  readonly variables: Map<string, string>;
  readonly facts: Fact[];
  /** Counts down over all jobs, so that commands that call each other end. */
  readonly left: { steps: number };
}

const deepest = 16;

/** The effects of steps, with commands expanded and parameters filled in. */
export function readSteps(
  list: readonly YamlNode[],
  scope: Scope,
  values: Values,
  job: Steps,
  depth = 0,
): void {
  if (depth > deepest) return;
  for (const written of list) {
    if (job.left.steps-- <= 0) return;
    const item = given(written, values);
    if (item.kind === "list") {
      readSteps(item.items, scope, values, job, depth + 1);
      continue;
    }
    const [name, call, line] = item.kind === "scalar" ? [item.text, undefined, item.line] : firstOf(item);
    if (name === "") continue;
    if (name === "run" || name === "deploy") run(call, values, job);
    else if (name === "steps" && call) readSteps(itemsAt(given(call, values)), scope, values, job, depth + 1);
    else if (name === "when" || name === "unless") {
      const held = holds(at(call, "condition"), values);
      if (held !== (name === "unless")) readSteps(stepsAt(call, values), scope, values, job, depth + 1);
    } else callCommand({ name, call, line }, scope, values, job, depth);
  }
}

function firstOf(item: YamlNode): readonly [string, YamlNode | undefined, number] {
  const [first] = entriesAt(item);
  return first ? [first[0], first[1].value, first[1].line] : ["", undefined, item.line];
}

function stepsAt(node: YamlNode | undefined, values: Values): readonly YamlNode[] {
  const steps = at(node, "steps");
  return steps ? itemsAt(given(steps, values)) : [];
}

interface Call {
  readonly name: string;
  readonly call: YamlNode | undefined;
  readonly line: number;
}

function callCommand(
  { name, call, line }: Call,
  scope: Scope,
  values: Values,
  job: Steps,
  depth: number,
): void {
  const found = lookUp(scope, "commands", name);
  if (!found) return;
  if (found.from === "orb") {
    callOrb({ orb: found.orb, element: found.element, call, line }, values, job);
    for (const key of ["steps", "pre-steps", "post-steps"]) {
      const inner = at(call, key);
      if (inner) readSteps(itemsAt(given(inner, values)), scope, values, job, depth + 1);
    }
    return;
  }
  const parameters = parametersOf(at(found.node, "parameters"), call, values);
  const inside = { parameters, pipeline: values.pipeline };
  readSteps(stepsAt(found.node, inside), found.scope, inside, job, depth + 1);
}

function run(node: YamlNode | undefined, values: Values, job: Steps): void {
  const command = node?.kind === "map" ? at(node, "command") : node;
  if (command?.kind !== "scalar" || textAt(node, "when") === "never") return;
  const filled = given(command, values);
  if (filled.kind !== "scalar") return;
  const text = fillParameters(filled.text, values);
  // A parameter may bring more lines than the file has there.
  const isOwn = filled === command || text.split("\n").length === command.text.split("\n").length;
  const first = command.line + (command.isBlock ? 1 : 0);
  const lines = text
    .split("\n")
    .map((one, index) => ({ text: one, line: command.isBlock && isOwn ? first + index : command.line }));
  const folder = textAt(node, "working_directory");
  const inside =
    folder === undefined || /^[~/]/.test(folder)
      ? job.folder
      : treePath(job.folder, fillParameters(folder, values));
  const variables = new Map([...job.variables, ...environmentOf(at(node, "environment"), values)]);
  const { by, file, tree } = job;
  const { facts, handedOn } = runStep(lines, { by, file, tree, folder: inside ?? job.folder, variables });
  job.facts.push(...facts);
  for (const [name, value] of handedOn) job.variables.set(name, fillVariables(value, variables));
}

/** Variables as a map, or in older files as a list of maps or of `NAME=value`. */
export function environmentOf(node: YamlNode | undefined, values: Values): Variables {
  const variables = new Map<string, string>();
  for (const item of itemsAt(node)) {
    for (const [name, { value }] of entriesAt(item)) {
      if (value.kind === "scalar" && value.value !== null)
        variables.set(name, fillParameters(value.text, values));
    }
    const [, name, value] = item.kind === "scalar" ? (/^([A-Za-z_]\w*)=(.*)$/.exec(item.text) ?? []) : [];
    if (name !== undefined && value !== undefined) variables.set(name, fillParameters(value, values));
  }
  return variables;
}

interface ForeignCall {
  readonly orb: ForeignOrb;
  readonly element: string;
  readonly call: YamlNode | undefined;
  readonly line: number;
}

/** A job or a command of an orb of elsewhere: the orb itself as a tool, and what its parameters say. */
export function callOrb(
  { orb, element, call, line }: ForeignCall,
  values: Values,
  { by, file, folder, variables, facts }: Steps,
): void {
  const placeOf = (of: number) => ({ file: file.path, line: of });
  facts.push({
    kind: "tool",
    by,
    what: "orb",
    name: orb.name,
    ...(orb.version !== undefined && { version: orb.version }),
    pinned: orb.pinned ?? "unknown",
    at: placeOf(orb.line),
  });
  const entries = new Map<string, { readonly node: YamlNode; readonly line: number }>();
  const collect = (node: YamlNode | undefined, depth: number) => {
    for (const [name, entry] of entriesAt(node)) {
      const key = name.replaceAll("-", "_");
      if (!entries.has(key)) entries.set(key, { node: entry.value, line: entry.line });
      // `auth: [aws-cli/setup: {role_arn: ...}]`: steps that are handed in.
      if (key === "auth" && depth === 0)
        for (const step of itemsAt(entry.value))
          for (const [, { value }] of entriesAt(step)) collect(value, 1);
    }
  };
  collect(call, 0);
  const orbCall: OrbCall = {
    by,
    at: placeOf(line),
    orb: orb.name,
    ...(orb.version !== undefined && { version: orb.version }),
    element: element.replaceAll("-", "_"),
    text: (name) => {
      const entry = entries.get(name);
      const filled = entry && given(entry.node, values);
      return filled?.kind === "scalar" && filled.text !== ""
        ? fillParameters(filled.text, values)
        : undefined;
    },
    lineOf: (name) => {
      const entry = entries.get(name);
      return entry && placeOf(entry.line);
    },
    folder,
    variables,
    prove: (control, fact, place) =>
      facts.push({ kind: "control", control, status: "present", about: by, fact, at: place }),
  };
  facts.push(...orbFacts(orbCall));
  const configuration = orbCall.text("config_path") ?? orbCall.text("configuration_path");
  const path = configuration === undefined ? undefined : treePath(folder, configuration);
  if (path !== undefined)
    facts.push({ kind: "uses", from: file.path, to: path, local: true, how: "workflow", at: placeOf(line) });
}
