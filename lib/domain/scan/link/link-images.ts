import type { BuildFact, DockerfileFact, Fact, PushFact, RetagFact } from "../facts";
import { baseName, folderOf } from "../source";
import { repositoryKey, shortName, tagKey } from "./image-key";

/** An image that is built here, or handed on under names of ours. */
export interface LinkedImage {
  /** Its names with their tags as files write them, the first of the build first. */
  readonly names: readonly string[];
  /** The repositories among them, `docker.io/library/nginx`. */
  readonly repositories: readonly string[];
  /** Those of them that it is pushed to. */
  readonly pushedTo: readonly string[];
  readonly builds: readonly BuildFact[];
  /** Its pushes in the order of the files, including builds that push. */
  readonly pushes: readonly (BuildFact | PushFact)[];
  readonly retags: readonly RetagFact[];
  readonly dockerfile?: DockerfileFact;
  /** Built from a Dockerfile that is not among the files, and pushed by nothing: it may be long gone, and is not drawn. */
  readonly isUnseen: boolean;
}

interface Group {
  readonly names: Set<string>;
  readonly builds: BuildFact[];
  readonly pushes: (BuildFact | PushFact)[];
  readonly retags: RetagFact[];
  readonly pushedTo: Set<string>;
  /** The folder named like the image, if no step names its source. */
  adopted?: string;
}

/**
 * Which builds, new names and pushes are about the same image. Builds are of one image where they are of the same Dockerfile and
 * stage and share the last part of a name, or where one of them has no name; without a Dockerfile where they share a
 * repository. A new name, and a push, belong to the image that has exactly this name, or else to those of its repository. A
 * Dockerfile that nothing builds is an image without a name.
 */
export function linkImages(facts: readonly Fact[]): readonly LinkedImage[] {
  const dockerfiles = new Map(
    facts.filter((fact) => fact.kind === "dockerfile").map((fact) => [fact.at.file, fact] as const),
  );
  const groups = groupBuilds(facts.filter((fact) => fact.kind === "build"));
  followRetags(
    groups,
    facts.filter((fact) => fact.kind === "retag"),
  );
  for (const push of facts) {
    if (push.kind !== "push") continue;
    const owners = ownersOf(groups, push.image);
    const repository = repositoryKey(push.image);
    for (const group of owners.length > 0 ? owners : [newGroup(groups)]) {
      group.names.add(push.image);
      group.pushes.push(push);
      if (repository !== undefined) group.pushedTo.add(repository);
    }
  }
  adoptDockerfiles(groups, dockerfiles);
  const named = groups.map((group) => linkedImage(group, dockerfiles));
  const used = new Set(named.map(({ dockerfile }) => dockerfile));
  const unbuilt = [...dockerfiles.values()].filter((dockerfile) => !used.has(dockerfile));
  return [...named, ...unbuilt.map((dockerfile) => ({ ...nothing, dockerfile }))];
}

const nothing = {
  names: [],
  repositories: [],
  pushedTo: [],
  builds: [],
  pushes: [],
  retags: [],
  isUnseen: false,
};

function linkedImage(group: Group, dockerfiles: ReadonlyMap<string, DockerfileFact>): LinkedImage {
  const names = [...group.names];
  const path = group.builds.find(({ dockerfile }) => dockerfile !== undefined)?.dockerfile ?? group.adopted;
  const dockerfile = path === undefined ? undefined : dockerfiles.get(path);
  const repositories = [...new Set(names.map(repositoryKey))].filter((name) => name !== undefined);
  const { builds, pushes, retags, pushedTo } = group;
  const isMissing = (build: BuildFact) =>
    build.dockerfile !== undefined && !dockerfiles.has(build.dockerfile);
  return {
    names,
    repositories,
    pushedTo: [...pushedTo],
    builds,
    pushes,
    retags,
    ...(dockerfile && { dockerfile }),
    isUnseen: builds.length > 0 && pushes.length === 0 && builds.every(isMissing),
  };
}

/** A Dockerfile that nothing builds, in a folder that is called like an image that is pushed and built nowhere, is that image's. */
function adoptDockerfiles(groups: readonly Group[], dockerfiles: ReadonlyMap<string, DockerfileFact>): void {
  const built = new Set(groups.flatMap(({ builds }) => builds.map(({ dockerfile }) => dockerfile)));
  const free = [...dockerfiles.keys()].filter((path) => !built.has(path));
  for (const group of groups) {
    if (group.builds.length > 0) continue;
    const names = new Set([...group.names].flatMap((name) => repositoryKey(name) ?? []).map(shortName));
    const fits = free.filter((path) => names.has(baseName(folderOf(path))));
    if (fits.length === 1 && fits[0] !== undefined) group.adopted = fits[0];
  }
}

function groupBuilds(builds: readonly BuildFact[]): Group[] {
  const groups: Group[] = [];
  // Those with a name first, so that one without finds them whatever the order of the files.
  const named = builds.filter(({ images }) => images.length > 0);
  const nameless = builds.filter(({ images }) => images.length === 0);
  for (const build of [...named, ...nameless]) {
    const group =
      groups.find((one) => one.builds.some((other) => isOfOneImage(other, build))) ?? newGroup(groups);
    group.builds.push(build);
    for (const name of build.images) group.names.add(name);
    // Where it depends it is drawn, and a question.
    if (build.pushes === false) continue;
    // A name without an owner is one of Docker's own at the hub: what only may be pushed does not go there.
    if (build.pushes === "unknown" && build.images.every((name) => !name.includes("/"))) continue;
    group.pushes.push(build);
    for (const name of build.images) {
      const repository = repositoryKey(name);
      if (repository !== undefined) group.pushedTo.add(repository);
    }
  }
  return groups;
}

function isOfOneImage(one: BuildFact, other: BuildFact): boolean {
  if (one.dockerfile === undefined || other.dockerfile === undefined)
    return sharesName(one, other, repositoryKey);
  if (one.dockerfile !== other.dockerfile) return false;
  if (one.images.length === 0 || other.images.length === 0) return true;
  return sharesName(one, other, (name) => {
    const key = repositoryKey(name);
    return key === undefined ? undefined : shortName(key);
  });
}

function sharesName(one: BuildFact, other: BuildFact, keyOf: (name: string) => string | undefined): boolean {
  const keys = new Set(one.images.map(keyOf));
  return other.images.some((name) => {
    const key = keyOf(name);
    return key !== undefined && keys.has(key);
  });
}

/** A name may be of a name that is itself new, in any order of the files: each round finds what the one before made known. */
function followRetags(groups: Group[], retags: readonly RetagFact[]): void {
  let left = retags;
  while (left.length > 0) {
    const found = left
      .map((retag) => [retag, ownersOf(groups, retag.from)] as const)
      .filter(([, { length }]) => length > 0);
    for (const [retag, owners] of found)
      for (const group of owners) {
        group.names.add(retag.to);
        group.retags.push(retag);
      }
    if (found.length === 0) break;
    const done = new Set(found.map(([retag]) => retag));
    left = left.filter((retag) => !done.has(retag));
  }
  // An image without a build here is only copied, as by a mirror.
  for (const retag of left) {
    const group = ownersOf(groups, retag.from)[0] ?? newGroup(groups);
    group.names.add(retag.from).add(retag.to);
    group.retags.push(retag);
  }
}

function ownersOf(groups: readonly Group[], name: string): readonly Group[] {
  const tag = tagKey(name);
  const exact = groups.filter(({ names }) =>
    [...names].some((other) => other === name || tagKey(other) === tag),
  );
  if (exact.length > 0) return exact.slice(0, 1);
  const repository = repositoryKey(name);
  if (repository === undefined) return [];
  return groups.filter(({ names }) => [...names].some((other) => repositoryKey(other) === repository));
}

function newGroup(groups: Group[]): Group {
  const group: Group = { names: new Set(), builds: [], pushes: [], retags: [], pushedTo: new Set() };
  groups.push(group);
  return group;
}
