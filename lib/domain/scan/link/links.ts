import type { Fact, JobFact } from "../facts";
import type { Place } from "../source";
import type { LinkedImage } from "./link-images";
import type { LinkedWorkload } from "./link-workloads";
import { startsOfJobs } from "./starts";

/** One connection that files prove. */
export interface Link {
  readonly does: "build" | "push" | "promote" | "deploy";
  /** For a build: a folder or Dockerfile; else an image's name. */
  readonly from: string;
  /** An image's name, or the id of a workload; of a deployment without workloads that are known what it names. */
  readonly to: string;
  /** True without a person, false by one; null: files do not tell. */
  readonly automated: boolean | null;
  /** The id of the job; absent if only a person runs it. */
  readonly by?: string;
  readonly at: Place;
}

/** The connections of images: from source to image, from name to name, from image to what runs it. Disabled jobs have none. */
export function findLinks(
  facts: readonly Fact[],
  images: readonly LinkedImage[],
  workloads: readonly LinkedWorkload[],
): readonly Link[] {
  const starts = startsOfJobs(facts);
  const jobs = new Map(facts.filter((fact) => fact.kind === "job").map((job) => [job.id, job]));
  const isLive = (by: string | undefined) => by === undefined || jobs.get(by)?.disabled !== true;
  const automated = (by: string | undefined) =>
    by === undefined ? false : automatedBy(jobs.get(by), starts);
  const links: Link[] = [];
  for (const image of images) {
    const name = image.pushedTo[0] ?? image.repositories[0] ?? image.names[0] ?? "";
    for (const { by, at, dockerfile, context } of image.builds)
      if (isLive(by) && jobs.has(by))
        links.push({
          does: "build",
          from: dockerfile ?? context ?? "",
          to: name,
          automated: automated(by),
          by,
          at,
        });
    for (const push of image.pushes) {
      if (!isLive(push.by)) continue;
      const names = push.kind === "push" ? [push.image] : push.images;
      for (const to of names)
        links.push({ does: "push", from: name, to, automated: automated(push.by), by: push.by, at: push.at });
    }
    for (const { by, at, from, to } of image.retags)
      if (isLive(by)) links.push({ does: "promote", from, to, automated: automated(by), by, at });
  }
  for (const { fact, images: run, deployments } of workloads)
    for (const { by, at, starts: own } of deployments) {
      if (!isLive(by)) continue;
      for (const { ref } of run)
        links.push({
          does: "deploy",
          from: ref,
          to: fact.id,
          automated: own === undefined ? automated(by) : asBoolean(own),
          ...(by !== undefined && { by }),
          at,
        });
    }
  return links;
}

function automatedBy(
  job: JobFact | undefined,
  starts: ReadonlyMap<string, JobFact["starts"]>,
): boolean | null {
  return asBoolean(job && starts.get(job.id));
}

function asBoolean(how: JobFact["starts"] | undefined): boolean | null {
  return how === "automatic" ? true : how === "by-person" ? false : null;
}
