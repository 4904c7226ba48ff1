import type { CredentialRight } from "../../pipeline/document";
import type { CheckFact, Cloud, ControlFact, DeployFact, Fact } from "../facts";
import type { Observation } from "../observations";
import type { Place, SourceFile, SourceTree } from "../source";
import { readScript, type Workspace } from "../shell/read-script";
import type { ScriptLine, YamlNode } from "../yaml/yaml-node";
import { at as nodeAt, entriesAt } from "../yaml/yaml-node";
import { type Inputs, spelledAlike } from "./image-inputs";
import { fillIn, happens, type Scope } from "./scope";

/** A job while it is read; its steps may be in several files. */
export interface JobRun {
  readonly by: string;
  readonly tree: SourceTree;
  /** The folder of the repository in the tree. */
  readonly root: string;
  readonly environment?: string;
  /** Package rights of the job's own token. */
  readonly packages?: CredentialRight;
  readonly add: (fact: Fact) => void;
  /** Files that its steps wrote. */
  readonly workspace: Workspace;
  /** A step that waits for a person. */
  readonly approves: (line: Place) => void;
}

/** A step that uses something with inputs: an action, or a job's reusable workflow. */
export interface ActionCall {
  readonly job: JobRun;
  readonly file: SourceFile;
  readonly name: string;
  readonly version?: string;
  /** From `uses:`. */
  readonly line: number;
  readonly scope: Scope;
  readonly inputs: Inputs;
  readonly with: YamlNode | undefined;
  /** A failure of it does not end the job. */
  readonly mayFail: boolean;
  /** Names that later steps ask for under the id of this step. */
  readonly give: (outputs: Readonly<Record<string, string>>) => void;
}

export function inputsOf(node: YamlNode | undefined, scope: Scope): Inputs {
  return spelledAlike(
    new Map(
      entriesAt(node).flatMap(([name, { value }]) =>
        value.kind === "scalar" ? [[name, fillIn(value.text, scope)] as const] : [],
      ),
    ),
  );
}

/** The line of the first input that is there, else that of `uses:`. */
function lineOf({ with: node, line }: ActionCall, ...names: readonly string[]): number {
  for (const [name, entry] of entriesAt(node)) {
    if (names.includes(name.toLowerCase().replaceAll("_", "-"))) return entry.line;
  }
  return line;
}

export function placeOf(call: ActionCall, ...names: readonly string[]): Place {
  return { file: call.file.path, line: lineOf(call, ...names) };
}

/** Whether an input is true: undefined if it is absent or depends. */
export function isOn(call: ActionCall, name: string): boolean | undefined {
  for (const [key, { value }] of entriesAt(call.with)) {
    if (key.toLowerCase().replaceAll("_", "-") === name) return happens(value, call.scope);
  }
  return undefined;
}

export function inputNode(call: ActionCall, name: string): YamlNode | undefined {
  return nodeAt(call.with, name);
}

export function addCheck(
  call: ActionCall,
  does: CheckFact["does"],
  tool: string,
  { image, blocks, line }: { image?: string | undefined; blocks: boolean | "unknown"; line?: number },
): void {
  call.job.add({
    kind: "check",
    at: { file: call.file.path, line: line ?? call.line },
    by: call.job.by,
    does,
    tool,
    ...(image && { image }),
    blocks: call.mayFail ? false : blocks,
  });
}

export function addControl(
  call: ActionCall,
  control: Observation,
  status: ControlFact["status"],
  fact: string,
  at: Place = placeOf(call),
  opens?: Cloud,
): void {
  call.job.add({
    kind: "control",
    at,
    control,
    status,
    about: call.job.by,
    fact,
    ...(opens !== undefined && { opens }),
  });
}

type Deployment = Pick<DeployFact, "how"> &
  Partial<Pick<DeployFact, "files" | "workloads">> & {
    readonly image?: string | undefined;
    readonly cluster?: string | undefined;
    readonly namespace?: string | undefined;
  };

export function addDeploy(call: ActionCall, deployment: Deployment, at: Place = placeOf(call)): void {
  const { how, files = [], workloads = [], image, cluster, namespace } = deployment;
  const { by, environment } = call.job;
  call.job.add({
    kind: "deploy",
    at,
    by,
    how,
    files,
    workloads,
    ...(image && { image }),
    ...(cluster && { cluster }),
    ...(namespace && { namespace }),
    ...(environment !== undefined && { environment }),
  });
  if (image?.includes("${{ github.sha }}")) {
    addControl(call, "immutable-tag-deployed", "present", "The deployed tag is the commit", at);
  }
}

/** The facts of an action that runs a command from its inputs, as if a script ran it. */
export function runCommand(call: ActionCall, text: string, line = call.line): readonly Fact[] {
  const lines: readonly ScriptLine[] = text
    .split("\n")
    .map((each, index) => ({ text: each, line: line + index }));
  const facts = readScript(lines, {
    by: call.job.by,
    file: call.file,
    tree: call.job.tree,
    folder: call.job.root,
    variables: call.scope.env,
    workspace: call.job.workspace,
  });
  for (const fact of facts)
    call.job.add(call.mayFail && fact.kind === "check" ? { ...fact, blocks: false } : fact);
  return facts;
}
