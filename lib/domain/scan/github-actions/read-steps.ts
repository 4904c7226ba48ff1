import { isPartial, type Value } from "../expression/value";
import type { Fact } from "../facts";
import { pathInTree } from "../path-in-tree";
import { readScript } from "../shell/read-script";
import { resolvePath, type SourceFile } from "../source";
import { at, entriesAt, itemsAt, scriptLinesAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { type ActionCall, inputsOf, type JobRun, runCommand } from "./action-call";
import { addSecrets, addToolImage } from "./job-controls";
import { readKnownAction } from "./known-actions";
import { outputsOfScript } from "./run-outputs";
import { addEnv, eventsThatPass, fillIn, happens, type Scope, scopeWithin, valueIn } from "./scope";

export interface StepsRun {
  readonly job: JobRun;
  /** The file that has the steps: of the workflow, or of a composite action. */
  readonly file: SourceFile;
  /** In which scripts begin; undefined if the run decides it. */
  readonly folder: string | undefined;
  readonly mayFail: boolean;
  readonly parse: (file: SourceFile) => YamlNode | undefined;
  /** Composite actions that are being read, outermost first. */
  readonly trail: readonly string[];
  readonly budget: StepBudget;
}

/** For a whole workflow: the remaining steps to read, and the scripts already read. */
export interface StepBudget {
  left: number;
  readonly scripts: Set<string>;
}

const deepest = 8;
const mostSteps = 500;

/** Reads the steps of a job or of a composite action; what they set stays in the scope. */
export function readSteps(steps: YamlNode | undefined, scope: Scope, run: StepsRun): void {
  for (const step of itemsAt(steps).slice(0, mostSteps)) {
    if (step.kind === "map" && run.budget.left-- > 0) readStep(step, scope, run);
  }
}

function readStep(step: YamlNode, scope: Scope, run: StepsRun): void {
  const condition = textAt(step, "if");
  const events = eventsThatPass(condition, scope);
  // Steps that run only after a failure are not part of the path.
  if (events === "never" || /^\s*(?:\$\{\{)?\s*(?:failure|cancelled)\(\)/.test(condition ?? "")) return;
  const inside: Scope = { ...scope, env: new Map(scope.env), events };
  addEnv(step, inside);
  addSecrets(at(step, "env"), run.job.by, run.file, run.job.add);
  const mayFail = run.mayFail || happens(at(step, "continue-on-error"), inside) === true;
  const id = textAt(step, "id");
  const give = (outputs: ReadonlyMap<string, Value>) => {
    if (id !== undefined) scope.steps.set(id, new Map([...(scope.steps.get(id) ?? []), ...outputs]));
  };
  const uses = textAt(step, "uses");
  if (uses !== undefined)
    readUses(step, fillIn(uses, inside), { scope, inside, run: { ...run, mayFail }, give });
  else readRun(step, { scope, inside, run: { ...run, mayFail }, give });
}

interface StepRun {
  /** The job's environment; it keeps the variables that steps set. */
  readonly scope: Scope;
  readonly inside: Scope;
  readonly run: StepsRun;
  readonly give: (outputs: ReadonlyMap<string, Value>) => void;
}

function readRun(step: YamlNode, { scope, inside, run, give }: StepRun): void {
  const lines = scriptLinesAt(step, "run").map(({ text, line }) => ({ text: fillIn(text, inside), line }));
  if (lines.length === 0) return;
  const { job, file } = run;
  const written = textAt(step, "working-directory");
  const folder = written === undefined ? run.folder : pathInTree(job.root, fillIn(written, inside));
  // The combinations of a matrix mostly run the same.
  const key = JSON.stringify([job.by, file.path, folder, run.mayFail, lines, [...inside.env]]);
  if (!run.budget.scripts.has(key)) {
    run.budget.scripts.add(key);
    const facts: readonly Fact[] = readScript(lines, {
      by: job.by,
      file,
      tree: job.tree,
      folder: folder ?? job.root,
      variables: inside.env,
      workspace: job.workspace,
    });
    for (const fact of facts)
      job.add(run.mayFail && fact.kind === "check" ? { ...fact, blocks: false } : fact);
  }
  const { outputs, env } = outputsOfScript(lines, inside.env);
  give(outputs);
  for (const [name, value] of env) scope.env.set(name, value);
}

function readUses(step: YamlNode, uses: string, { scope, inside, run, give }: StepRun): void {
  const { job, file } = run;
  const line = entriesAt(step).find(([key]) => key === "uses")?.[1].value.line ?? step.line;
  const call: Omit<ActionCall, "name"> = {
    job,
    file,
    line,
    scope: inside,
    inputs: inputsOf(at(step, "with"), inside),
    with: at(step, "with"),
    mayFail: run.mayFail,
    give: (outputs) => give(new Map(Object.entries(outputs))),
  };
  if (uses.startsWith("docker://")) {
    const image = uses.slice("docker://".length);
    addToolImage(image, { file: file.path, line }, job.by, job.add, true);
    const command = /(?:^|\/)([\w-]+)(?:[:@]|$)/.exec(image)?.[1];
    const words = call.inputs.get("args");
    if (command !== undefined && words !== undefined)
      runCommand({ ...call, name: image }, `${command} ${words}`);
    return;
  }
  if (uses.startsWith("./") || uses.startsWith("../")) {
    job.add({
      kind: "tool",
      at: { file: file.path, line },
      by: job.by,
      what: "action",
      name: uses,
      pinned: true,
      local: true,
    });
    readLocal(step, uses, { scope, inside, run, give });
    return;
  }
  const [name = "", version] = uses.split("@", 2);
  job.add({
    kind: "tool",
    at: { file: file.path, line },
    by: job.by,
    what: "action",
    name,
    ...(version !== undefined && version !== "" && { version }),
    pinned: isPinned(version),
  });
  readKnownAction({ ...call, name: name.toLowerCase(), ...(version !== undefined && { version }) });
}

/** By a full commit. */
export function isPinned(version: string | undefined): boolean | "unknown" {
  if (version !== undefined && isPartial(version)) return "unknown";
  return version !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(version);
}

/** A composite action of the repository itself: its steps run in the job. */
function readLocal(step: YamlNode, uses: string, { scope, inside, run, give }: StepRun): void {
  const { job } = run;
  const folder = resolvePath(job.root, uses);
  if (folder === undefined || run.trail.includes(folder) || run.trail.length >= deepest) return;
  const found = ["action.yml", "action.yaml"]
    .map((name) => job.tree.get(folder === "" ? name : `${folder}/${name}`))
    .find((file) => file !== undefined);
  const action = found && run.parse(found);
  if (!found || !action) return;
  const image = textAt(action, "runs", "image");
  if (image?.startsWith("docker://")) {
    const place = { file: found.path, line: at(action, "runs", "image")?.line ?? 1 };
    addToolImage(image.slice("docker://".length), place, job.by, job.add, true);
  }
  const inputs = new Map<string, Value>();
  for (const [name, { value }] of entriesAt(action, "inputs")) {
    inputs.set(name, fillIn(textAt(value, "default") ?? "", inside));
  }
  for (const [name, { value }] of entriesAt(step, "with")) inputs.set(name, valueIn(value, inside));
  const within = scopeWithin(inside, { inputs });
  readSteps(at(action, "runs", "steps"), within, { ...run, file: found, trail: [...run.trail, folder] });
  const outputs = new Map<string, Value>();
  for (const [name, { value }] of entriesAt(action, "outputs")) {
    const output = at(value, "value");
    if (output !== undefined) outputs.set(name, valueIn(output, within));
  }
  give(outputs);
  for (const [name, value] of within.env) if (inside.env.get(name) !== value) scope.env.set(name, value);
}
