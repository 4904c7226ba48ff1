import { Open, type Value } from "../expression/value";
import type { Fact } from "../facts";
import { pathInTree } from "../path-in-tree";
import { type Place, resolvePath, type SourceFile, type SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { inputsOf, type JobRun } from "./action-call";
import { addContainerControls, addSecrets, addToolImage } from "./job-controls";
import { environmentOf, type Machine, machineOf } from "./job-place";
import { readKnownAction } from "./known-actions";
import { combinationsOf } from "./matrix";
import { packagesRight } from "./permissions";
import { isPinned, readSteps, type StepBudget } from "./read-steps";
import { addEnv, eventsThatPass, fillIn, type Scope, scopeWithin, valueIn } from "./scope";

/** A workflow while its jobs are read. */
export interface WorkflowRun {
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly root: string;
  readonly workflow: YamlNode;
  readonly add: (fact: Fact) => void;
  readonly parse: (file: SourceFile) => YamlNode | undefined;
  /** The job whose id its facts have; absent if each job has its own. */
  readonly caller?: JobRun;
  /** Workflows that are being read, outermost first. */
  readonly trail: readonly string[];
  /** Remaining steps to read, so that recursive calls end. */
  readonly budget: StepBudget;
}

/** The result of reading a job. */
export interface ReadJob {
  readonly name: string;
  readonly node: YamlNode;
  readonly line: number;
  readonly isDisabled: boolean;
  /** That may have started it. */
  readonly events: readonly string[];
  readonly needs: readonly string[];
  readonly environment?: string;
  readonly runsOn?: Machine;
  readonly waitsForPerson: boolean;
  readonly outputs: ReadonlyMap<string, Value>;
}

const mostJobs = 300;
const deepestCall = 5;

/** Reads all jobs of a workflow, each after those that it needs, under the scope of what started it. */
export function readJobs(run: WorkflowRun, scope: Scope): readonly ReadJob[] {
  const nodes = new Map(entriesAt(run.workflow, "jobs").slice(0, mostJobs));
  const read = new Map<string, ReadJob>();
  const visit = (name: string, trail: readonly string[]): void => {
    const entry = nodes.get(name);
    if (!entry || entry.value.kind !== "map" || read.has(name) || trail.includes(name)) return;
    const needs = itemsAt(entry.value, "needs")
      .slice(0, 100)
      .flatMap((need) => textAt(need) ?? []);
    if (trail.length < 64) for (const need of needs) visit(need, [...trail, name]);
    read.set(name, readJob(run, scope, { name, node: entry.value, line: entry.line, needs, read }));
  };
  for (const name of nodes.keys()) visit(name, []);
  return [...nodes.keys()].flatMap((name) => read.get(name) ?? []);
}

interface JobAt {
  readonly name: string;
  readonly node: YamlNode;
  readonly line: number;
  readonly needs: readonly string[];
  readonly read: ReadonlyMap<string, ReadJob>;
}

function readJob(run: WorkflowRun, outer: Scope, { name, node, line, needs, read }: JobAt): ReadJob {
  const needed = needs.flatMap((need) => read.get(need) ?? []);
  const scope = scopeWithin(outer, { needs: new Map(needed.map((job) => [job.name, job.outputs])) });
  addEnv(run.workflow, scope);
  const condition = textAt(node, "if");
  const passing = eventsThatPass(condition, scope);
  // A job that is left out leaves out those that need it, unless they ask to run all the same.
  const runsAnyway = /(?:always|failure|cancelled)\(\)/.test(condition ?? "");
  const events =
    passing === "never"
      ? []
      : passing.filter((event) => runsAnyway || needed.every((job) => job.events.includes(event)));
  const isDisabled =
    passing === "never" ||
    (!runsAnyway && needed.some((job) => job.isDisabled)) ||
    (outer.events.length > 0 && events.length === 0);
  const base = { name, node, line, events, needs, isDisabled };
  if (isDisabled) return { ...base, waitsForPerson: false, outputs: new Map() };
  const combinations = combinationsOf(node, scope).map((matrix) => {
    const inside = scopeWithin(scope, { matrix, events });
    addEnv(node, inside);
    return inside;
  });
  const runsOn = machineOf(node, combinations);
  const environment = environmentOf(node, combinations);
  let isApproved = false;
  const packages = packagesRight(run.workflow, node);
  const own = {
    ...(environment !== undefined && { environment }),
    ...(packages !== undefined && { packages }),
  };
  const job: JobRun = run.caller
    ? { ...run.caller, ...own }
    : {
        by: `${run.file.path}#${name}`,
        tree: run.tree,
        root: run.root,
        add: run.add,
        ...own,
        workspace: new Map(),
        approves: () => {
          isApproved = true;
        },
      };
  addSecrets(at(node, "env"), job.by, run.file, run.add);
  let outputs: ReadonlyMap<string, Value> = new Map();
  let nested: readonly ReadJob[] = [];
  for (const inside of combinations) {
    const found = readCombination(run, job, node, inside);
    outputs = outputs.size === 0 ? found.outputs : agreed(outputs, found.outputs);
    nested = [...nested, ...found.nested].slice(0, mostJobs);
  }
  const waits = isApproved || needed.some((each) => each.waitsForPerson);
  const nestedEnvironment = nested.find((each) => each.environment !== undefined)?.environment;
  const settled = environment ?? nestedEnvironment;
  const machine = runsOn ?? nested.find((each) => each.runsOn)?.runsOn;
  return {
    ...base,
    ...(settled !== undefined && { environment: settled }),
    ...(machine && { runsOn: machine }),
    waitsForPerson: waits,
    outputs,
  };
}

/** Outputs on which all combinations of a matrix agree. */
function agreed(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...a].filter(([name, value]) => b.get(name) === value));
}

interface ReadCombination {
  readonly outputs: ReadonlyMap<string, Value>;
  readonly nested: readonly ReadJob[];
}

function readCombination(run: WorkflowRun, job: JobRun, node: YamlNode, scope: Scope): ReadCombination {
  if (run.budget.left-- <= 0) return { outputs: new Map(), nested: [] };
  if (textAt(node, "uses") !== undefined) return callWorkflow(run, job, node, scope);
  readImages(run.file, job, node, scope);
  const written =
    textAt(node, "defaults", "run", "working-directory") ??
    textAt(run.workflow, "defaults", "run", "working-directory");
  readSteps(at(node, "steps"), scope, {
    job,
    file: run.file,
    folder: written === undefined ? run.root : pathInTree(run.root, fillIn(written, scope)),
    mayFail: textAt(node, "continue-on-error") === "true",
    parse: run.parse,
    trail: [],
    budget: run.budget,
  });
  const outputs = new Map<string, Value>();
  for (const [name, { value }] of entriesAt(node, "outputs")) outputs.set(name, valueIn(value, scope));
  return { outputs: onlyKnown(outputs), nested: [] };
}

/** An unknown value stays under the requested name. */
function onlyKnown(outputs: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map(
    [...outputs].filter(([, value]) => typeof value === "string" && !value.includes("${{ steps.")),
  );
}

function readImages(file: SourceFile, job: JobRun, node: YamlNode, scope: Scope): void {
  const container = at(node, "container");
  const image = container?.kind === "scalar" ? container : at(container, "image");
  if (image?.kind === "scalar") {
    addToolImage(fillIn(image.text, scope), { file: file.path, line: image.line }, job.by, job.add, true);
  }
  addContainerControls(container, file, job.by, job.add);
  for (const [, { value }] of entriesAt(node, "services")) {
    const service = at(value, "image");
    if (service?.kind !== "scalar") continue;
    addToolImage(
      fillIn(service.text, scope),
      { file: file.path, line: service.line },
      job.by,
      job.add,
      false,
    );
    addContainerControls(value, file, job.by, job.add);
  }
}

/** A job that is a whole workflow: one of the repository is read with its inputs, another is a tool and what its inputs say. */
function callWorkflow(run: WorkflowRun, job: JobRun, node: YamlNode, scope: Scope): ReadCombination {
  const nothing: ReadCombination = { outputs: new Map(), nested: [] };
  const entry = entriesAt(node).find(([key]) => key === "uses")?.[1];
  const uses = fillIn(textAt(node, "uses") ?? "", scope);
  const place: Place = { file: run.file.path, line: entry?.value.line ?? node.line };
  if (uses.startsWith("./")) {
    const path = resolvePath(run.root, uses);
    run.add({ kind: "tool", at: place, by: job.by, what: "template", name: uses, pinned: true, local: true });
    const file = path === undefined ? undefined : run.tree.get(path);
    run.add({ kind: "uses", at: place, from: run.file.path, to: path ?? uses, local: true, how: "workflow" });
    const workflow = file && run.parse(file);
    if (!file || !workflow || run.trail.includes(file.path) || run.trail.length >= deepestCall)
      return nothing;
    const inputs = calledInputs(workflow, node, scope);
    const inside = scopeWithin(scope, { env: new Map(), inputs, matrix: new Open() });
    const nested = readJobs(
      { ...run, file, workflow, caller: job, trail: [...run.trail, file.path] },
      inside,
    );
    const outputs = new Map<string, Value>();
    for (const [name, { value }] of entriesAt(workflow, "on", "workflow_call", "outputs")) {
      const asked = /^\$\{\{\s*jobs\.([\w-]+)\.outputs\.([\w-]+)\s*\}\}$/.exec(textAt(value, "value") ?? "");
      const found = nested.find((each) => each.name === asked?.[1])?.outputs.get(asked?.[2] ?? "");
      if (found !== undefined) outputs.set(name, found);
    }
    return { outputs, nested };
  }
  const [name = "", version] = uses.split("@", 2);
  run.add({
    kind: "tool",
    at: place,
    by: job.by,
    what: "template",
    name,
    ...(version !== undefined && version !== "" && { version }),
    pinned: isPinned(version),
  });
  run.add({ kind: "uses", at: place, from: run.file.path, to: uses, local: false, how: "workflow" });
  const call = {
    job,
    file: run.file,
    name: name.toLowerCase(),
    line: place.line,
    scope,
    inputs: inputsOf(at(node, "with"), scope),
    with: at(node, "with"),
    mayFail: false,
    give: () => {},
  };
  // Handing over the right to publish, or the password of a registry, is for pushing.
  const mayPush = textAt(node, "permissions", "packages") === "write" || at(node, "secrets") !== undefined;
  readKnownAction(call, mayPush);
  return nothing;
}

/** The inputs of a called workflow: those that are given, else their defaults. A boolean without either is false, as GitHub has it. */
export function calledInputs(workflow: YamlNode, node: YamlNode | undefined, scope: Scope): Value {
  const inputs = new Map<string, Value>();
  for (const [name, { value }] of entriesAt(workflow, "on", "workflow_call", "inputs")) {
    const otherwise = at(value, "default");
    if (otherwise !== undefined) inputs.set(name, valueIn(otherwise, scope));
    else if (textAt(value, "type") === "boolean") inputs.set(name, false);
  }
  for (const [name, { value }] of entriesAt(node, "with")) inputs.set(name, valueIn(value, scope));
  return inputs;
}
