import { controlsOfChecks } from "../check-controls";
import { CollectedFacts } from "../collected-facts";
import { Open, type Value } from "../expression/value";
import type { Fact, JobFact } from "../facts";
import type { Reader, Reading } from "../reader";
import { baseName, type NotUnderstood, type SourceFile, type SourceTree } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { at, entriesAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { calledInputs, type ReadJob, readJobs } from "./read-jobs";
import { emptyScope, type Scope, scopeWithin } from "./scope";
import { type ReadTriggers, readTriggers } from "./triggers";
import { addWorkflowControls } from "./workflow-controls";

const workflowPath = /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;
const actionPath = /(?:^|\/)action\.ya?ml$/;

/** Workflows, with the actions and workflows of the repository that they use. What is elsewhere is recorded as text. */
export const githubActionsReader: Reader = {
  format: "github-actions",
  recognises: ({ path, text }) => workflowPath.test(path) || (actionPath.test(path) && /^runs:/m.test(text)),
  // An action does nothing until a workflow uses it, and is read there.
  read: (file, tree) => (workflowPath.test(file.path) ? readWorkflow(file, tree) : readAction(file)),
};

function readAction(file: SourceFile): Reading {
  return { facts: [], notUnderstood: faultsOf(file, readYaml(file.text).faults) };
}

function readWorkflow(file: SourceFile, tree: SourceTree): Reading {
  const { documents, faults } = readYaml(file.text);
  const notUnderstood = [...faultsOf(file, faults)];
  const [workflow] = documents;
  if (workflow?.kind !== "map" || at(workflow, "jobs")?.kind !== "map") {
    if (faults.length === 0)
      notUnderstood.push({ at: { file: file.path, line: 1 }, why: "A workflow without jobs." });
    return { facts: [], notUnderstood };
  }
  const parsed = new Map<string, YamlNode | undefined>([[file.path, workflow]]);
  const parse = (other: SourceFile) => {
    if (!parsed.has(other.path)) parsed.set(other.path, readYaml(other.text).documents[0]);
    return parsed.get(other.path);
  };
  const root = rootOf(file.path);
  const read = readTriggers(workflow);
  const collected = new CollectedFacts();
  const name = textAt(workflow, "name");
  collected.add({
    kind: "ci",
    at: { file: file.path, line: at(workflow, "name")?.line ?? at(workflow, "on")?.line ?? 1 },
    id: file.path,
    tool: "github-actions",
    ...(name !== undefined && { name }),
    triggers: read.triggers,
  });
  const run = {
    file,
    tree,
    root,
    workflow,
    add: collected.add,
    parse,
    trail: [file.path],
    budget: { left: 1_200, scripts: new Set<string>() },
  };
  const readings = scopesOf(workflow, read, callersOf(file, tree, root, parse)).map((scope) =>
    readJobs(run, scope),
  );
  const jobs = mergeJobs(file, readings);
  for (const job of jobs) collected.add(job.fact);
  addWorkflowControls({ file, workflow, triggers: read, jobs: jobs.map(({ read: job }) => job), collected });
  for (const control of controlsOfChecks(collected.all())) collected.add(control);
  return { facts: jobsFirst(collected.all()), notUnderstood };
}

/** A job is reported before its effects. */
function jobsFirst(facts: readonly Fact[]): readonly Fact[] {
  const isHead = ({ kind }: Fact) => kind === "ci" || kind === "job";
  return [...facts.filter(isHead), ...facts.filter((fact) => !isHead(fact))];
}

function faultsOf(
  file: SourceFile,
  faults: readonly { line: number; message: string }[],
): readonly NotUnderstood[] {
  return faults.map(({ line, message }) => ({ at: { file: file.path, line }, why: message }));
}

/** The folder that has `.github`. */
function rootOf(path: string): string {
  const place = path.search(/(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\//);
  return path.slice(0, Math.max(0, place));
}

interface Caller {
  readonly node: YamlNode;
  readonly triggers: ReadTriggers;
}

const mostCallers = 5;

/** Jobs of other workflows of the repository that call this one. */
function callersOf(
  file: SourceFile,
  tree: SourceTree,
  root: string,
  parse: (file: SourceFile) => YamlNode | undefined,
): readonly Caller[] {
  const name = baseName(file.path);
  const callers: Caller[] = [];
  for (const [path, other] of tree) {
    if (path === file.path || !workflowPath.test(path) || rootOf(path) !== root || !other.text.includes(name))
      continue;
    const workflow = parse(other);
    for (const [, { value }] of entriesAt(workflow, "jobs")) {
      const uses = textAt(value, "uses");
      if (!workflow || uses?.startsWith("./") !== true || !uses.endsWith(`/${name}`)) continue;
      callers.push({ node: value, triggers: readTriggers(workflow) });
      if (callers.length >= mostCallers) return callers;
    }
  }
  return callers;
}

/** Events and inputs of the jobs: a called workflow takes those of each caller, or its own defaults without one. */
function scopesOf(
  workflow: YamlNode,
  { events, refs, isCalled }: ReadTriggers,
  callers: readonly Caller[],
): readonly Scope[] {
  const own =
    events.length > 0 || !isCalled
      ? [scopeWithin(emptyScope, { events, refs, inputs: inputsByPerson(workflow) })]
      : [];
  if (!isCalled) return own;
  const called = callers.map(({ node, triggers }) =>
    scopeWithin(emptyScope, {
      events: triggers.events,
      refs: triggers.refs,
      inputs: calledInputs(workflow, node, emptyScope),
    }),
  );
  if (own.length + called.length > 0) return [...own, ...called];
  return [scopeWithin(emptyScope, { inputs: defaultTexts(workflow, "workflow_call") })];
}

function inputsByPerson(workflow: YamlNode): Value {
  return defaultTexts(workflow, "workflow_dispatch");
}

/** Defaults of inputs that are names and the like; whether something happens, and which of several, is for the one who starts it. */
function defaultTexts(workflow: YamlNode, event: string): Open {
  const known = new Map<string, Value>();
  for (const [name, { value }] of entriesAt(workflow, "on", event, "inputs")) {
    const text = textAt(value, "default");
    if (text !== undefined && !chosen.has(textAt(value, "type") ?? "string")) known.set(name, text);
  }
  return new Open(known, true);
}

const chosen = new Set(["boolean", "choice", "environment"]);

/** One fact for each job, whatever started it: automatic where anything starts it without a person. */
function mergeJobs(
  file: SourceFile,
  readings: readonly (readonly ReadJob[])[],
): readonly { read: ReadJob; fact: JobFact }[] {
  const byName = new Map<string, ReadJob[]>();
  for (const job of readings.flat()) byName.set(job.name, [...(byName.get(job.name) ?? []), job]);
  return [...byName].flatMap(([name, all]) => {
    const live = all.filter(({ isDisabled }) => !isDisabled);
    const [first] = live.length > 0 ? live : all;
    if (!first) return [];
    const starts = live.map(startsOf);
    const fact: JobFact = {
      kind: "job",
      at: { file: file.path, line: first.line },
      id: `${file.path}#${name}`,
      ci: file.path,
      name,
      starts: starts.includes("automatic")
        ? "automatic"
        : starts.includes("unknown")
          ? "unknown"
          : (starts[0] ?? "unknown"),
      ...(live.length === 0 && { disabled: true }),
      needs: first.needs.filter((need) => byName.has(need)).map((need) => `${file.path}#${need}`),
      ...(first.runsOn && { runsOn: first.runsOn.text }),
      ...(first.runsOn?.isOwn && { ownMachine: true }),
      ...(first.environment !== undefined && { environment: first.environment }),
    };
    return [{ read: first, fact }];
  });
}

/** The rules that protect an environment are not in the file: it may wait for a person. */
function startsOf({ events, environment, waitsForPerson }: ReadJob): JobFact["starts"] {
  if (waitsForPerson) return "by-person";
  if (events.length > 0 && events.every((event) => event === "workflow_dispatch")) return "by-person";
  return events.length === 0 || environment !== undefined ? "unknown" : "automatic";
}
