import type { DeployFact, EditFact, Fact, WorkloadFact } from "../facts";
import { type ImageRef, parseImageRef } from "../image-ref";
import { folderOf } from "../source";
import type { LinkedImage } from "./link-images";
import { repositoryKey, shortName, tagKey } from "./image-key";

/** An image as a workload runs it. */
export interface RunImage {
  /** With what a deployment replaces filled in. */
  readonly ref: string;
  readonly line: number;
  /** The images of ours that it is; several where the tag does not tell them apart. */
  readonly built: readonly LinkedImage[];
  /** An image of ours has this name but for a part that no file gives a value: a person has to say. */
  readonly mayBe: readonly LinkedImage[];
}

export interface LinkedWorkload {
  readonly fact: WorkloadFact;
  readonly images: readonly RunImage[];
  readonly deployments: readonly DeployFact[];
}

/** Workloads with their images, and the deployments behind them. */
export function linkWorkloads(
  facts: readonly Fact[],
  images: readonly LinkedImage[],
): readonly LinkedWorkload[] {
  const deployments = facts.filter((fact) => fact.kind === "deploy");
  const edits = facts.filter((fact) => fact.kind === "edit");
  const reaches = includedFiles(facts);
  const workloads = facts.filter((fact) => fact.kind === "workload");
  return workloads.map((fact) => {
    const own = deployments.filter((deploy) => isAbout(deploy, fact, reaches));
    const before = edits.filter(({ files }) => covers(files, fact.at.file, reaches));
    return { fact, deployments: own, images: runImages(fact, [...before, ...own], images) };
  });
}

function runImages(
  { id, images: refs, at }: WorkloadFact,
  changes: readonly (DeployFact | EditFact)[],
  images: readonly LinkedImage[],
): RunImage[] {
  const here = images.filter(({ builds }) => builds.some(({ by }) => by === id));
  // Built for it alone, under a name that its tool makes.
  if (refs.length === 0)
    return here.map((image) => ({ ref: image.names[0] ?? "", line: at.line, built: [image], mayBe: [] }));
  return refs.flatMap(({ ref: written, at: { line } }) =>
    [...imagesSetBy(changes, written)].map((ref) => {
      const built = here.length > 0 ? here : sameImages(ref, images);
      return { ref, line, built, mayBe: built.length > 0 ? [] : possibleImages(ref, images) };
    }),
  );
}

/** Built here, pushed nowhere, and called by a name without a registry: it never leaves the machine. */
export function isBuiltWhereItRuns({ ref, built }: RunImage): boolean {
  const repository = repositoryKey(ref) ?? "";
  const isOfHub = repository.startsWith("docker.io/") && !ref.startsWith("docker.io/");
  return isOfHub && built.length > 0 && !built.some(({ pushedTo }) => pushedTo.includes(repository));
}

/** A workload's image after steps filled in its placeholders, or set another tag of the same image; else as written. */
function imagesSetBy(changes: readonly (DeployFact | EditFact)[], written: string): ReadonlySet<string> {
  const set = changes.flatMap((change) => {
    let ref = written;
    for (const [from, to] of Object.entries(change.replaces ?? {}))
      if (from !== "") ref = ref.replaceAll(from, () => to);
    const image = change.kind === "deploy" ? change.image : undefined;
    if (ref === written && image !== undefined && repositoryKey(image) === repositoryKey(written))
      return [image];
    return ref === written ? [] : [ref];
  });
  return new Set(set.length > 0 ? set : [written]);
}

function sameImages(ref: string, images: readonly LinkedImage[]): readonly LinkedImage[] {
  const repository = repositoryKey(ref);
  if (repository === undefined) return [];
  const found = images.filter((image) => image.repositories.includes(repository));
  const tag = tagKey(ref);
  const exact = found.filter(({ names }) => names.some((name) => tagKey(name) === tag));
  return exact.length > 0 ? exact : found;
}

/**
 * The same last part, and what is before it is not known on one side: a variable, no registry where nothing pushes it, or no name
 * at all but a Dockerfile in a folder that is called so.
 */
function possibleImages(ref: string, images: readonly LinkedImage[]): readonly LinkedImage[] {
  const run = parseImageRef(ref);
  if (!run) return [];
  const last = shortName(run.repository);
  return images.filter(({ names, pushedTo, dockerfile }) => {
    if (names.length === 0)
      return folderOf(dockerfile?.at.file ?? "")
        .split("/")
        .includes(last);
    return names.some((name) => {
      const built = parseImageRef(name);
      if (!built || shortName(built.repository) !== last) return false;
      if (isTold(name, built) && isTold(ref, run) && built.host !== run.host) return false;
      return (
        isOpen(built) || isOpen(run) || (pushedTo.length === 0 && !/[.:]/.test(name.split("/", 1)[0] ?? ""))
      );
    });
  });
}

/** Whether a name says its registry itself. */
function isTold(name: string, { host, unresolved }: ImageRef): boolean {
  return name.startsWith(`${host}/`) && !unresolved.some((part) => host.includes(part));
}

/** Whether a part before the tag is filled in elsewhere. */
function isOpen({ host, repository, unresolved }: ImageRef): boolean {
  return unresolved.some((part) => host.includes(part) || repository.includes(part));
}

function isAbout(
  { how, files, workloads }: DeployFact,
  { at, name, orchestrator, from }: WorkloadFact,
  reaches: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (covers(files, at.file, reaches)) return true;
  const isOfEcs = orchestrator === "ecs" || orchestrator === "ecs-fargate";
  if ((how === "ecs") !== isOfEcs && how !== "terraform" && how !== "cloudformation") return false;
  // The name of a release or an application is none of a workload, if it often is the same.
  if (how === "argo-cd" || how === "flux" || how === "helm")
    if (from !== "helm" || files.length > 0) return false;
  return workloads.some((one) => one === name || one.slice(one.indexOf("/") + 1) === name);
}

/** Whether a file is one of these, in a folder of these, or included by one, however far. */
function covers(
  paths: readonly string[],
  file: string,
  reaches: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  return paths.some((path) =>
    [path, ...(reaches.get(path) ?? [])].some(
      (one) => one === file || one === "" || file.startsWith(`${one}/`),
    ),
  );
}

/** By file or folder, what it includes in the tree, and what that includes. */
function includedFiles(facts: readonly Fact[]): ReadonlyMap<string, ReadonlySet<string>> {
  const next = new Map<string, string[]>();
  for (const fact of facts) {
    if (fact.kind !== "uses" || !fact.local) continue;
    for (const from of [fact.from, folderOf(fact.from)]) next.set(from, [...(next.get(from) ?? []), fact.to]);
  }
  const reaches = new Map<string, ReadonlySet<string>>();
  for (const start of next.keys()) {
    const seen = new Set<string>();
    const open = [start];
    while (open.length > 0) {
      for (const to of next.get(open.pop() ?? "") ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        open.push(to);
      }
    }
    reaches.set(start, seen);
  }
  return reaches;
}
