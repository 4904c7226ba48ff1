import type { Fact } from "../facts";
import { parseImageRef, placeholdersOf } from "../image-ref";
import type { Place } from "../source";
import type { LinkedImage } from "./link-images";
import type { LinkedWorkload } from "./link-workloads";

/** A registry that images go to, that what runs here comes from, or that a job signs in to. */
export interface UsedRegistry {
  /** A variable where no file tells the host. */
  readonly host: string;
  /** Sign-in targets of jobs that must be the same registry. */
  readonly alsoCalled: readonly string[];
  /** The place of its first mention. */
  readonly at: Place;
  /** No image's name begins with it: a job signs in, and what it gets or gives there no line says. */
  readonly isOnlySignedIn: boolean;
}

/**
 * The registries that files name. A job that signs in to `$REGISTRY_HOST` and pushes to one registry that it signs in to under no
 * other name, such as `$REGISTRY_PATH/shop`, gives one registry two names. Where parents and tools come from is not among them.
 */
export function findRegistries(
  facts: readonly Fact[],
  images: readonly LinkedImage[],
  workloads: readonly LinkedWorkload[],
): readonly UsedRegistry[] {
  const used = new Map<string, Place>();
  const use = (name: string, at: Place) => {
    const host = hostOf(name);
    if (host !== undefined && !used.has(host)) used.set(host, at);
  };
  for (const { pushedTo, pushes } of images)
    for (const name of pushedTo) if (pushes[0]) use(name, pushes[0].at);
  for (const { fact, images: run } of workloads)
    for (const { ref, built, line } of run) if (built.length === 0) use(ref, { file: fact.at.file, line });

  const { aliases, holding } = aliasesOf(facts);
  const named = new Set(facts.flatMap(namesIn).flatMap((name) => hostOf(name) ?? []));
  const found = [...used].map(([host, at]) => ({
    host,
    at,
    alsoCalled: [...aliases].flatMap(([alias, of]) => (of === host ? [alias] : [])),
    isOnlySignedIn: false,
  }));
  for (const fact of facts) {
    if (fact.kind !== "login" || used.has(fact.host) || aliases.has(fact.host)) continue;
    used.set(fact.host, fact.at);
    found.push({
      host: fact.host,
      at: fact.at,
      alsoCalled: [],
      isOnlySignedIn: !named.has(fact.host) && !holding.has(fact.host),
    });
  }
  return found;
}

/** Hosts that are the same as another, and those under which a whole name goes that one variable holds. */
function aliasesOf(facts: readonly Fact[]): {
  readonly aliases: ReadonlyMap<string, string>;
  readonly holding: ReadonlySet<string>;
} {
  const jobs = new Map<string, { readonly signedIn: Set<string>; readonly pushed: Set<string> }>();
  for (const fact of facts) {
    if (fact.kind !== "login" && fact.kind !== "push" && (fact.kind !== "build" || fact.pushes === false))
      continue;
    const job = jobs.get(fact.by) ?? { signedIn: new Set(), pushed: new Set() };
    jobs.set(fact.by, job);
    if (fact.kind === "login") job.signedIn.add(fact.host);
    else for (const name of namesIn(fact)) job.pushed.add(parseImageRef(name)?.host ?? name);
  }
  const aliases = new Map<string, string>();
  const holding = new Set<string>();
  const registries = new Set(facts.flatMap(namesIn).flatMap((name) => hostOf(name) ?? []));
  for (const { signedIn, pushed } of jobs.values()) {
    const left = [...pushed].filter((host) => !signedIn.has(host));
    const open = [...signedIn].filter((host) => !pushed.has(host) && placeholdersOf(host).length > 0);
    const [only, ...others] = left;
    const [host, ...more] = open;
    if (only === undefined || host === undefined || others.length > 0 || more.length > 0) continue;
    // `$IMAGE` alone is a name and no registry.
    if (registries.has(only)) aliases.set(host, only);
    else holding.add(host);
  }
  return { aliases, holding };
}

function namesIn(fact: Fact): readonly string[] {
  switch (fact.kind) {
    case "build":
      return fact.images;
    case "push":
      return [fact.image];
    case "retag":
      return [fact.from, fact.to];
    case "workload":
      return fact.images.map(({ ref }) => ref);
    case "dockerfile":
      return fact.parents.map(({ ref }) => ref);
    case "tool":
      return fact.what === "image" ? [fact.name] : [];
    default:
      return [];
  }
}

function hostOf(name: string): string | undefined {
  const ref = parseImageRef(name);
  return ref && ref.repository !== "" ? ref.host : undefined;
}
