import type { CheckFact, DeployFact, Fact } from "../facts";
import { pathInTree } from "../path-in-tree";
import { readScript, type Workspace } from "../shell/read-script";
import type { Place } from "../source";
import type { YamlNode } from "../yaml/yaml-node";
import type { Here } from "./here";

/** A job while its steps are read. */
export interface JobRun {
  readonly by: string;
  readonly environment?: string;
  readonly add: (fact: Fact) => void;
  /** Files that its steps wrote. */
  readonly workspace: Workspace;
  /** A step that waits for a person. */
  readonly approves: () => void;
}

/** A step of the form `task: Name@1` with its inputs. */
export interface TaskCall {
  readonly job: JobRun;
  readonly here: Here;
  /** In lower case, without the version. */
  readonly name: string;
  readonly version: string;
  readonly line: number;
  /** By their names in lower case, filled in. */
  readonly inputs: ReadonlyMap<
    string,
    { readonly text: string; readonly line: number; readonly written: string }
  >;
  readonly env: ReadonlyMap<string, string>;
  readonly mayFail: boolean;
}

export function input({ inputs }: TaskCall, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = inputs.get(name.toLowerCase())?.text.trim();
    if (text) return text;
  }
  return undefined;
}

export function placeOf({ here, line, inputs }: TaskCall, ...names: readonly string[]): Place {
  const found = names.map((name) => inputs.get(name.toLowerCase())).find((each) => each !== undefined);
  return { file: here.file.path, line: found?.line ?? line };
}

/** Folders that a run calls by these names are the root of the repository. */
const sources =
  /^\$\((?:Build\.SourcesDirectory|System\.DefaultWorkingDirectory|Build\.Repository\.LocalPath)\)[\\/]*/i;

/** The folder for artifacts of earlier jobs; paths below it begin with the artifact's name. */
const artifacts =
  /^\$\((?:Pipeline\.Workspace|System\.ArtifactsDirectory|Build\.ArtifactStagingDirectory|System\.DefaultWorkingDirectory)\)[\\/]*/i;

export function pathHere(here: Here, written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const direct = pathInTree(here.root, written.replace(sources, "").replaceAll("\\", "/"));
  const artifact = written.replace(artifacts, "").replaceAll("\\", "/");
  if (artifact === written || (direct !== undefined && isThere(here, direct))) return direct;
  // An artifact is mostly named after the folder that it was; else what is in it may have only one place in the tree.
  const named = pathInTree(here.root, artifact);
  if (named !== undefined && isThere(here, named)) return named;
  const inside = artifact.slice(artifact.indexOf("/") + 1);
  const found =
    inside === "" || /[$*]/.test(inside)
      ? []
      : [...here.tree.keys()].filter((path) => `/${path}`.endsWith(`/${inside}`));
  return found.length === 1 ? found[0] : direct;
}

function isThere({ tree }: Here, path: string): boolean {
  if (tree.has(path)) return true;
  for (const each of tree.keys()) if (each.startsWith(`${path}/`)) return true;
  return path === "";
}

/**
 * The host of a service connection: its address is a setting of the project. Where the variables of the pipeline name one registry,
 * that is it; else the name takes its place, and for an id the variable that holds it, so that a person can be asked.
 */
export function hostOfConnection(here: Here, text: string, written: string): string {
  if (/\.[a-z]{2,}$/i.test(text) && !/\s/.test(text)) return text;
  if (/docker[-_ ]?hub/i.test(text)) return "docker.io";
  const hosts = new Set(
    [...here.variables.values()].flatMap((value) =>
      typeof value === "string" && isRegistry(value) ? [value] : [],
    ),
  );
  const [only] = hosts;
  if (only !== undefined && hosts.size === 1) return only;
  if (/^\$\([^)]*\)$/.test(text)) return text;
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text) && /^\$\([^)]*\)$/.test(written)) return written;
  return `$(${text.replaceAll(/[()$]/g, "")})`;
}

function isRegistry(text: string): boolean {
  return (
    /^[\w.-]+\.(?:azurecr\.(?:io|cn|us)|gcr\.io|pkg\.dev|amazonaws\.com|jfrog\.io)$/i.test(text) ||
    /^(?:ghcr|quay|gcr)\.io$/.test(text)
  );
}

export function addCheck(
  call: TaskCall,
  does: CheckFact["does"],
  tool: string,
  image: string | undefined,
  blocks: boolean | "unknown",
): void {
  call.job.add({
    kind: "check",
    at: placeOf(call),
    by: call.job.by,
    does,
    tool,
    ...(image !== undefined && { image }),
    blocks: call.mayFail ? false : blocks,
  });
}

type Deployment = Pick<DeployFact, "how"> &
  Partial<Pick<DeployFact, "files" | "workloads">> & {
    readonly image?: string | undefined;
    readonly cluster?: string | undefined;
    readonly namespace?: string | undefined;
  };

export function addDeploy(
  call: TaskCall,
  { how, files = [], workloads = [], image, cluster, namespace }: Deployment,
): void {
  const { by, environment, add } = call.job;
  add({
    kind: "deploy",
    at: placeOf(call),
    by,
    how,
    files,
    workloads,
    ...(image !== undefined && { image }),
    ...(cluster !== undefined && { cluster }),
    ...(namespace !== undefined && { namespace }),
    ...(environment !== undefined && { environment }),
  });
}

/** A script takes as long to read as that many parts are to unfold. */
const costOfScript = 15;

/** The effects of a task that runs a command or script from its inputs. */
export function runText(
  { job, here, mayFail, env }: Pick<TaskCall, "job" | "here" | "mayFail" | "env">,
  text: string,
  line: number,
  {
    folder,
    variables = [],
  }: { folder?: string | undefined; variables?: readonly (readonly [string, string])[] } = {},
): readonly Fact[] {
  here.budget.left -= costOfScript;
  if (here.budget.left <= 0) return [];
  const facts = readScript(
    text.split("\n").map((each, index) => ({ text: each, line: line + index })),
    {
      by: job.by,
      file: here.file,
      tree: here.tree,
      folder: pathHere(here, folder) ?? here.root,
      variables: new Map([...variablesOf(here), ...env, ...variables]),
      workspace: job.workspace,
    },
  );
  for (const fact of facts) job.add(mayFail && fact.kind === "check" ? { ...fact, blocks: false } : fact);
  return facts;
}

/** Variables are in the environment too, in capitals. */
function variablesOf(here: Here): readonly (readonly [string, string])[] {
  return [...here.variables].flatMap(([name, value]) => {
    if (value === null || typeof value === "object") return [];
    const text = String(value);
    // What is left of another variable here is itself in the end, and then nothing.
    if (/\$\([\w.-]+\)/.test(text) && namesOther(text, here)) return [];
    return [
      [name.toUpperCase().replaceAll(/[.-]/g, "_"), text],
      [name, text],
    ] as const;
  });
}

function namesOther(text: string, { variables }: Here): boolean {
  return [...text.matchAll(/\$\(([\w.-]+)\)/g)].some(([, name = ""]) => variables.has(name.toLowerCase()));
}

/** The first line of a text: that below its key for a block. */
export function firstLine(node: YamlNode): number {
  return node.line + (node.kind === "scalar" && node.isBlock ? 1 : 0);
}
