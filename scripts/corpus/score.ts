import { repositoryKey, shortName, tagKey } from "@/lib/domain/scan/link/image-key";
import { parseImageRef } from "@/lib/domain/scan/image-ref";
import type { Scan } from "@/lib/domain/scan/scan";
import type { Expected } from "./expected";
import {
  connectionName,
  coreOf,
  filesOf,
  firstWord,
  holds,
  namesImage,
  namesOf,
  registryName,
  toolOf,
  workloadNames,
} from "./phrases";
import { scoreAutomated } from "./score-automated";
import { compareSets, type FilesBySaying, filesBySaying, type Score, type Subject } from "./subjects";

export interface PipelineScore {
  readonly scores: Readonly<Record<Subject, Score>>;
  /** Pairs that must not be linked but are. */
  readonly forbidden: readonly string[];
}

/** Compares a scan with an expert's reading of the same files. */
export function scorePipeline(scan: Scan, expected: Expected): PipelineScore {
  // The corpus lacks some files that the experts read (scripts, Makefiles), so their facts can't be found.
  const given = new Set(scan.files.map(({ path }) => path));
  const ci = expected.ci.filter(({ file }) => given.has(file));
  const deploys = expected.deploys.filter(({ file }) => given.has(file));
  const images = expected.images.map(({ pushedTo, builtBy, ...image }) => {
    const isGiven = builtBy?.some((by) => given.has(by.split("#", 1)[0] ?? "")) ?? true;
    return { ...image, pushedTo: isGiven ? pushedTo : [] };
  });
  return {
    scores: {
      ci: compareSets(
        ciOf(scan),
        filesBySaying(ci.map(({ tool, file }) => [`${toolOf(tool)} ${file}`, [file]])),
      ),
      images: scoreImages(scan, expected),
      parents: scoreParents(scan, expected),
      registries: scoreRegistries(scan, expected),
      workloads: scoreWorkloads(scan, { ...expected, deploys }),
      links: scoreLinks(scan, { ...expected, images, deploys }),
      automated: scoreAutomated(scan, { ...expected, ci }),
      controls: scoreControls(scan, expected),
    },
    forbidden: forbiddenLinks(scan, expected),
  };
}

function ciOf({ facts }: Scan): FilesBySaying {
  return filesBySaying(
    facts.flatMap((fact) =>
      fact.kind === "ci" ? [[`${fact.tool} ${fact.at.file}`, [fact.at.file]] as const] : [],
    ),
  );
}

function scoreImages({ images }: Scan, expected: Expected): Score {
  const drawn = images.filter(({ isUnseen }) => !isUnseen);
  const left = drawn.map(({ names, dockerfile, builds }) => ({
    says: names[0] ?? `nameless of ${dockerfile?.at.file}`,
    all: namesOf(names),
    dockerfile: dockerfile?.at.file,
    files: [...(dockerfile ? [dockerfile.at.file] : []), ...builds.map(({ at }) => at.file)],
  }));
  const [found, missed]: [string[], string[]] = [[], []];
  const files = new Map<string, readonly string[]>();
  for (const { name: written, dockerfile, builtBy } of expected.images)
    // Several stages of one Dockerfile are one entry: `agent + inbound-agent (alpine)`.
    for (const name of written.replace(/ \([^)]*\)$/, "").split(" + ")) {
      const bare = firstWord(name);
      const fits = left.filter(
        (one) =>
          [...namesOf([bare])].some((key) => one.all.has(key)) &&
          (dockerfile === undefined ||
            dockerfile === null ||
            one.dockerfile === undefined ||
            one.dockerfile === dockerfile),
      );
      // A name in no file is the expert's own: then the Dockerfile identifies it.
      const one =
        fits.find((fit) => fit.all.has(bare)) ??
        fits[0] ??
        left.find((fit) => typeof dockerfile === "string" && fit.dockerfile === dockerfile);
      if (one) left.splice(left.indexOf(one), 1);
      (one ? found : missed).push(name);
      files.set(name, [dockerfile ?? "", ...filesOf(builtBy)]);
    }
  for (const one of left) files.set(one.says, one.files);
  return { found, missed, extra: left.map(({ says }) => says), files };
}

function scoreParents({ facts }: Scan, expected: Expected): Score {
  const theirs = new Map<string, readonly string[]>();
  const files = new Set<string>();
  for (const { dockerfile, parentImages } of expected.images) {
    if (typeof dockerfile !== "string") continue;
    files.add(dockerfile);
    for (const { ref, resolvedRef } of parentImages) {
      const name = resolvedRef ?? ref;
      if (name !== "scratch") theirs.set(`${dockerfile} ${tagKey(firstWord(name)) ?? name}`, [dockerfile]);
    }
  }
  const ours = facts.flatMap((fact) =>
    fact.kind === "dockerfile" && files.has(fact.at.file)
      ? fact.parents.map(({ ref }) => [`${fact.at.file} ${tagKey(ref) ?? ref}`, [fact.at.file]] as const)
      : [],
  );
  return compareSets(filesBySaying(ours), theirs);
}

/** The origin of parents counts if an expert lists it, and is scored only under parents. */
function scoreRegistries({ registries, images, facts }: Scan, expected: Expected): Score {
  const hostsOf = (names: readonly string[]) =>
    names.flatMap((name) => {
      const ref = parseImageRef(name);
      return ref && ref.repository !== "" ? [ref.host] : [];
    });
  const sources = new Set(
    hostsOf([
      ...images.flatMap(({ dockerfile }) => (dockerfile?.parents ?? []).map(({ ref }) => ref)),
      ...facts.flatMap((fact) => (fact.kind === "tool" && fact.what === "image" ? [fact.name] : [])),
    ]),
  );
  // Experts name no file of a registry.
  const theirs = filesBySaying(expected.registries.map(({ registry }) => [registryName(registry), []]));
  const ours = new Map<string, readonly string[]>(
    [...theirs.keys()].filter((registry) => sources.has(registry)).map((registry) => [registry, []]),
  );
  // One registry under several names is one, by the expert's name.
  for (const { host, alsoCalled } of registries)
    ours.set([host, ...alsoCalled].find((name) => theirs.has(name)) ?? host, []);
  return compareSets(ours, theirs);
}

function scoreWorkloads({ workloads }: Scan, expected: Expected): Score {
  const left = new Set(workloads);
  const [found, missed]: [string[], string[]] = [[], []];
  const files = new Map<string, readonly string[]>();
  for (const { file, workload, optional } of expected.deploys)
    for (const name of workloadNames(workload)) {
      files.set(`${file} ${name}`, [file]);
      // Each container of a pod is an entry.
      if (found.includes(`${file} ${name}`)) continue;
      const fits = [...left].filter(({ fact }) => fact.name === name || shortName(fact.name) === name);
      const one =
        fits.find(({ fact }) => fact.at.file === file) ??
        fits.find(({ fact }) => sameFolder(fact.at.file, file));
      if (one) left.delete(one);
      if (one) found.push(`${file} ${name}`);
      else if (optional !== true) missed.push(`${file} ${name}`);
    }
  const extra = [...left].filter(({ fact }) => fact.optional !== true).map(({ fact }) => fact);
  for (const { id, at } of extra) files.set(id, [at.file]);
  return { found, missed, extra: extra.map(({ id }) => id), files };
}

function sameFolder(one: string, other: string): boolean {
  return one.slice(0, one.lastIndexOf("/")) === other.slice(0, other.lastIndexOf("/"));
}

/** Image to registry, and image to workload: whether the image is built here. */
function scoreLinks(scan: Scan, expected: Expected): Score {
  const ours = filesBySaying(
    scan.images.flatMap(({ pushedTo, pushes }) =>
      pushedTo.map((name) => [name, pushes.map(({ at }) => at.file)] as const),
    ),
  );
  const theirs = expected.images.flatMap(({ name: image, pushedTo, builtBy }) =>
    (pushedTo ?? [])
      .map((target) => connectionName(target, image))
      .filter(namesImage)
      .map((name) => {
        // `$CI_REGISTRY_IMAGE/api = registry.example.org/shop/api`: the real name, if files contain it.
        const known = repositoryKey(name.slice(name.indexOf(" = ") + 3));
        const isKnown = name.includes(" = ") && known !== undefined && ours.has(known);
        return [isKnown ? known : (repositoryKey(firstWord(name)) ?? name), filesOf(builtBy)] as const;
      }),
  );
  const pushed = compareSets(ours, filesBySaying(theirs));
  const [found, missed, extra]: [string[], string[], string[]] = [
    [...pushed.found],
    [...pushed.missed],
    [...pushed.extra],
  ];
  const files = new Map(pushed.files);
  for (const { file, workload, image, imageBuiltHere, optional } of expected.deploys)
    for (const name of workloadNames(workload)) {
      // Several in one entry have several answers.
      if (workload.includes(",")) continue;
      const one = scan.workloads.find(
        ({ fact }) => fact.name === name && (fact.at.file === file || sameFolder(fact.at.file, file)),
      );
      if (!one || (optional === true && one.fact.optional === true && imageBuiltHere !== true)) continue;
      const key = repositoryKey(firstWord(image ?? ""));
      const meant = one.images.filter(({ ref }) => repositoryKey(ref) === key);
      const built = (meant.length > 0 ? meant : one.images).some((run) => run.built.length > 0);
      const says = `${file} ${name} runs ${imageBuiltHere === true ? "an image of ours" : "no image of ours"}`;
      files.set(says, [file]);
      if (typeof imageBuiltHere !== "boolean") {
        if (built) extra.push(says);
      } else if (built === imageBuiltHere) found.push(says);
      else if (imageBuiltHere) missed.push(says);
      else extra.push(says);
    }
  return { found, missed, extra, files };
}

function scoreControls({ facts }: Scan, expected: Expected): Score {
  const ours = filesBySaying(
    facts.flatMap((fact) =>
      fact.kind === "control" ? [[`${fact.control} ${fact.status}`, [fact.at.file]] as const] : [],
    ),
  );
  const theirs = filesBySaying(
    expected.observableControls
      .filter(({ status }) => status !== "absent")
      .map(({ control, status, file }) => [`${control} ${status}`, [file ?? []].flat()] as const),
  );
  return compareSets(ours, theirs);
}

function forbiddenLinks(scan: Scan, expected: Expected): readonly string[] {
  const pairs = [
    ...scan.links.map(({ from, to, by }) => [`${by ?? ""} ${from}`, to] as const),
    ...scan.workloads.flatMap(({ fact, images }) =>
      images.map(({ ref }) => [ref, `${fact.id} workload`] as const),
    ),
    ...scan.images.flatMap(({ repositories }) =>
      repositories.flatMap((one) => repositories.map((other) => [one, other] as const)),
    ),
  ];
  return (expected.mustNotLink ?? []).flatMap(({ a, b, why }) => {
    const [one, other] = [coreOf(a), coreOf(b)];
    const hit = pairs.some(([from, to]) => holds(from, one) && holds(to, other));
    return hit ? [`${a} / ${b}: ${why}`] : [];
  });
}
