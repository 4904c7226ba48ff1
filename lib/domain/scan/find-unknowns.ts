import type { Fact } from "./facts";
import { parseImageRef } from "./image-ref";
import type { LinkedImage } from "./link/link-images";
import type { LinkedWorkload } from "./link/link-workloads";
import type { UsedRegistry } from "./link/find-registries";
import type { Place } from "./source";
import type { Unknown } from "./unknown";

/** Gaps in the facts of a map, each once, in the order of the files. */
export function findUnknowns({
  facts,
  workloads,
  registries,
}: {
  readonly facts: readonly Fact[];
  readonly workloads: readonly LinkedWorkload[];
  readonly registries: readonly UsedRegistry[];
}): readonly Unknown[] {
  const found = new Map<string, Unknown>();
  const ask = (unknown: Unknown) => {
    if (!found.has(unknown.id)) found.set(unknown.id, unknown);
  };
  for (const { ref, at } of namesOf(facts)) {
    const parsed = parseImageRef(ref);
    for (const placeholder of parsed?.unresolved ?? []) {
      if (!parsed?.host.includes(placeholder) && !parsed?.repository.includes(placeholder)) continue;
      const isHost = parsed.host === placeholder;
      ask({
        id: `value ${placeholder}`,
        question: isHost
          ? `Which registry is ${placeholder}? It is in the image name ${ref}.`
          : `What is ${placeholder} in the image name ${ref}?`,
        placeholder,
        at,
      });
    }
  }
  for (const { host, at, isOnlySignedIn } of registries)
    if (isOnlySignedIn)
      ask({
        id: `registry ${host}`,
        question: `Which images go to ${host}, or come from there? ${at.file} signs in to it, but no image name begins with it.`,
        at,
      });
  for (const { fact, images: run, deployments } of workloads) {
    for (const { ref, mayBe } of run)
      for (const image of mayBe)
        ask({
          id: `same ${ref} ${image.names[0] ?? ""}`,
          question: `Is ${ref}, which ${fact.name} runs, ${called(image)}?`,
          at: fact.at,
        });
    if (deployments.length === 0 && fact.optional !== true)
      ask({
        id: `deploys ${fact.at.file}`,
        question: `What deploys ${fact.at.file}? No file refers to it.`,
        at: fact.at,
      });
  }
  for (const job of facts)
    if (job.kind === "job" && job.starts === "unknown" && handsOver(facts, job.id))
      ask({
        id: `starts ${job.id}`,
        question: `Does a person start or approve “${job.name}” in ${job.at.file}?`,
        at: job.at,
      });
  return [...found.values()];
}

function namesOf(facts: readonly Fact[]): readonly { ref: string; at: Place }[] {
  return facts.flatMap((fact) => {
    switch (fact.kind) {
      case "build":
        return fact.images.map((ref) => ({ ref, at: fact.at }));
      case "push":
        return [{ ref: fact.image, at: fact.at }];
      case "retag":
        return [fact.from, fact.to].map((ref) => ({ ref, at: fact.at }));
      case "workload":
        return fact.images;
      default:
        return [];
    }
  });
}

function handsOver(facts: readonly Fact[], job: string): boolean {
  return facts.some(
    (fact) => (fact.kind === "push" || fact.kind === "deploy" || fact.kind === "retag") && fact.by === job,
  );
}

function called({ names: [name], dockerfile }: LinkedImage): string {
  return name === undefined
    ? `the image of ${dockerfile?.at.file ?? "a Dockerfile"}`
    : `the image that is built as ${name}`;
}
