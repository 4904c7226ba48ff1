import { entriesHere, itemsHere, textHere } from "./expansion";
import { fill, type Part, truthHere } from "./here";
import { addSecrets } from "../github-actions/job-controls";
import { at, textAt } from "../yaml/yaml-node";
import { readContainerTask } from "./container-tasks";
import { readCheckTask } from "./check-tasks";
import { readDeployTask } from "./deploy-tasks";
import { readScriptTask } from "./script-tasks";
import { firstLine, type JobRun, runText, type TaskCall } from "./task-call";

const mostSteps = 500;

/** Reads the steps of a job, those of templates in their place. */
export function readStepList(steps: Part, { job, mayFail }: { job: JobRun; mayFail: boolean }): void {
  for (const part of itemsHere(steps, "steps").slice(0, mostSteps)) {
    if (part.node.kind !== "map" || isLeftOut(part)) continue;
    const fails = mayFail || textHere(part, "continueOnError") === "true";
    const env = envOf(part);
    addSecrets(at(part.node, "env"), job.by, part.here.file, job.add);
    if (!readTask(part, { job, mayFail: fails, env })) readShell(part, { job, mayFail: fails, env });
  }
}

function isLeftOut(part: Part): boolean {
  if (textHere(part, "enabled") === "false") return true;
  const condition = textAt(part.node, "condition");
  if (condition === undefined) return false;
  // Steps that run only after a failure are not part of the path.
  return (
    /^\s*(?:failed|canceled)\(\)/.test(condition) ||
    truthHere(fill(condition, part.here), part.here) === false
  );
}

interface StepRun {
  readonly job: JobRun;
  readonly mayFail: boolean;
  readonly env: ReadonlyMap<string, string>;
}

function envOf(part: Part): ReadonlyMap<string, string> {
  const node = at(part.node, "env");
  if (!node) return new Map();
  return new Map(
    entriesHere({ node, here: part.here }).flatMap(([name, { node: value, here }]) =>
      value.kind === "scalar" ? [[name, fill(value.text, here)] as const] : [],
    ),
  );
}

function readTask(part: Part, run: StepRun): boolean {
  const written = textHere(part, "task");
  if (written === undefined) return false;
  const [full = "", version = ""] = written.split("@", 2);
  const here = part.here;
  const line = at(part.node, "task")?.line ?? part.node.line;
  // Tasks of the marketplace go by publisher and extension before the name.
  const name = full.slice(full.lastIndexOf(".") + 1).toLowerCase();
  const isForeign = full.includes(".");
  run.job.add({
    kind: "tool",
    at: { file: here.file.path, line },
    by: run.job.by,
    what: "plugin",
    name: full,
    ...(version !== "" && { version }),
    pinned: /^\d+\.\d+\.\d+$/.test(version),
  });
  const call: TaskCall = { ...run, here, name, version, line, inputs: inputsOf(part) };
  const isKnown =
    readContainerTask(call) || readDeployTask(call) || readScriptTask(call) || readCheckTask(call);
  if (!isKnown && isForeign) readCheckTask({ ...call, name: full.toLowerCase() });
  return true;
}

function inputsOf(part: Part): TaskCall["inputs"] {
  const node = at(part.node, "inputs");
  if (!node) return new Map();
  return new Map(
    entriesHere({ node, here: part.here }).flatMap(([name, { node: value, here }]) =>
      value.kind === "scalar"
        ? [
            [
              name.toLowerCase(),
              { text: fill(value.text, here), line: firstLine(value), written: value.text },
            ] as const,
          ]
        : [],
    ),
  );
}

/** `script`, `bash`, `powershell` and `pwsh` are tasks in short. */
function readShell(part: Part, run: StepRun): void {
  for (const key of ["script", "bash", "pwsh", "powershell"]) {
    const node = at(part.node, key);
    if (node?.kind !== "scalar") continue;
    runText({ ...run, here: part.here }, fill(node.text, part.here), firstLine(node), {
      folder: textHere(part, "workingDirectory"),
    });
  }
}
