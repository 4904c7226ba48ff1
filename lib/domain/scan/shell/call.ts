import type { BuildFact, CheckFact, Cloud, DeployFact, Fact } from "../facts";
import type { Observation } from "../observations";
import type { Place, SourceTree } from "../source";
import type { Value } from "./expand-word";

/** Data passed from one command to the next. */
export interface Flow {
  /** Paths in the tree that it comes from. */
  readonly files: readonly string[];
  readonly replaces: Readonly<Record<string, string>>;
  readonly how?: "kustomize" | "helm";
  /** Values that a chart is given. */
  readonly sets?: Readonly<Record<string, string>>;
  readonly workloads?: readonly string[];
  readonly image?: string;
  /** The text itself, where the script has it. */
  readonly text?: string;
  /** The line on which the text begins, where it is one of the script's own. */
  readonly line?: number;
  /** It was downloaded. */
  readonly isRemote?: boolean;
}

/** A command that a script runs, with its words filled in. */
export interface Call {
  /** Without its path: `docker`. */
  readonly name: string;
  readonly args: readonly string[];
  readonly line: number;
  /** Its input. */
  readonly stdin?: Flow;
  /** Whether its failure ends the job. */
  readonly blocks: boolean | "unknown";
  /** Its failure is passed over on purpose: `|| true`, `set +e`. */
  readonly isExcused: boolean;
  readonly desk: Desk;
}

/** The interface for commands. */
export interface Desk {
  readonly by: string;
  readonly tree: SourceTree;
  readonly at: (line: number) => Place;
  readonly say: (fact: Fact) => void;
  readonly control: (
    line: number,
    control: Observation,
    status: "present" | "violated",
    fact: string,
    about?: string,
    opens?: Cloud,
  ) => void;
  readonly path: (written: string) => string | undefined;
  readonly valueOf: (name: string) => Value;
  /** The folder in which the command runs. */
  readonly folder: string | undefined;
  /** Runs words as a command of their own; with what is known of the one that runs them. */
  readonly again: (call: Call, args: readonly string[]) => void;
  /** Reads a text as a script that this command runs. */
  readonly script: (
    text: string,
    call: Call,
    more?: { readonly elsewhere?: boolean; readonly line?: number | undefined },
  ) => void;
  readonly session: Session;
  /** On another machine, where paths of the tree mean nothing. */
  readonly isElsewhere: boolean;
}

/** State shared by all commands of a script and of scripts that it calls. */
export interface Session {
  readonly facts: Fact[];
  readonly pulled: Set<string>;
  readonly built: Set<string>;
  /** Files that the script writes or changes, with what they hold then. */
  readonly written: Map<string, Flow>;
  /** Variables for later steps: `>> $GITHUB_ENV`. */
  readonly handedOn: Map<string, string>;
  cluster: string | undefined;
  namespace: string | undefined;
  readonly onHost: boolean;
  /** Files copied to another machine, by the last part of their name. */
  readonly sent: Map<string, string>;
  /** Commands still to be run: loops and calls end here. */
  budget: number;
}

export function sayBuild(
  call: Call,
  build: Omit<BuildFact, "kind" | "at" | "by" | "args"> & Partial<Pick<BuildFact, "args">>,
): void {
  const { desk, line } = call;
  for (const image of build.images) desk.session.built.add(image);
  desk.say({ kind: "build", at: desk.at(line), by: desk.by, args: {}, ...build });
}

export function sayPush(call: Call, image: string | undefined): void {
  const { desk, line } = call;
  if (image === undefined || image === "") return;
  desk.say({ kind: "push", at: desk.at(line), by: desk.by, image });
  if (isLatest(image)) desk.control(line, "latest-tag-used", "violated", `pushed as ${image}`);
}

export function sayRetag(call: Call, from: string | undefined, to: string | undefined): void {
  const { desk, line } = call;
  if (from === undefined || to === undefined) return;
  desk.say({ kind: "retag", at: desk.at(line), by: desk.by, from, to });
}

export function sayDeploy(
  call: Call,
  deploy: Omit<DeployFact, "kind" | "at" | "by" | "files" | "workloads"> &
    Partial<Pick<DeployFact, "files" | "workloads">>,
): void {
  const { desk, line } = call;
  desk.say({ kind: "deploy", at: desk.at(line), by: desk.by, files: [], workloads: [], ...deploy });
  if (deploy.image === undefined) return;
  if (isLatest(deploy.image))
    desk.control(line, "latest-tag-used", "violated", `deployed as ${deploy.image}`);
  else if (isImmutable(deploy.image))
    desk.control(line, "immutable-tag-deployed", "present", `deployed as ${deploy.image}`);
}

export function sayCheck(
  call: Call,
  does: CheckFact["does"],
  image?: string,
  blocks: CheckFact["blocks"] = call.blocks,
  tool = call.name,
): void {
  const { desk, line } = call;
  desk.say({
    kind: "check",
    at: desk.at(line),
    by: desk.by,
    does,
    tool,
    blocks: call.isExcused ? false : blocks,
    ...(image !== undefined && image !== "" && { image }),
  });
}

/** A field that is there only if it has a value. */
export function ifGiven<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [One in Name]?: string } {
  // A computed name has the type string.
  return value === undefined || value === "" ? {} : ({ [name]: value } as { [One in Name]?: string });
}

/** Tagged `latest`, or not at all, which means the same; unknown names are neither. */
function isLatest(image: string): boolean {
  if (image.includes("@")) return false;
  if (image.endsWith(":latest")) return true;
  const last = image.slice(image.lastIndexOf("/") + 1);
  return !last.includes(":") && /^[a-z0-9._-]+$/.test(last);
}

/** By a digest, or by a tag that is named after a commit. */
function isImmutable(image: string): boolean {
  const at = image.indexOf("@");
  if (at !== -1) return true;
  const tag = image.slice(image.lastIndexOf(":") + 1);
  return tag !== image && /sha|commit|digest|revision/i.test(tag);
}
