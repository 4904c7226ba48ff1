import type { PipelineNode } from "../pipeline/document";
import { compareText, type Pipeline } from "../pipeline/pipeline";
import { type ImageRef, parseImageRef, repositoryName } from "../scan/image-ref";
import type { FoundPlace } from "./finding";
import { runningLimits } from "./limits";
import type { Observation } from "./observation";
import type { ObservedContainer, ObservedPlace } from "./observed";
import { placeOf } from "./place-of";

/** A container as it is looked at: what its image is called, and which node of the map runs it. */
export interface Seen {
  readonly container: ObservedContainer;
  readonly ref: ImageRef;
  /** `docker.io/library/redis`: with the digest it is what an image is. */
  readonly repository: string;
  readonly place?: PipelineNode;
  /** Where the map leaves the place open: all that it may be. */
  readonly candidates: readonly PipelineNode[];
  /** The id of the node, or what tells apart places that are open. */
  readonly placeKey: string;
  /** The UTC day on which it was given. */
  readonly on: string;
}

/** All containers that count, in a deterministic order. */
export function seenIn(pipeline: Pipeline, observations: readonly Observation[]): readonly Seen[] {
  return observations
    .flatMap(({ at, observed, said }) => {
      const on = at.slice(0, 10);
      const { node, candidates } = placeOf(pipeline, observed, said);
      const placeKey = node?.id ?? `? ${observed.source}`;
      return observed.containers.flatMap((container): Seen[] => {
        const ref = parseImageRef(container.image);
        if (!ref) return [];
        const repository = repositoryName(ref);
        return [{ container, ref, repository, ...(node && { place: node }), candidates, placeKey, on }];
      });
    })
    .map((seen) => ({ seen, text: sortText(seen.container) }))
    .toSorted((a, b) => compareText(a.seen.placeKey, b.seen.placeKey) || compareText(a.text, b.text))
    .map(({ seen }) => seen);
}

function sortText({ namespace = "", workload, container, image, place }: ObservedContainer): string {
  return [namespace, workload, container, image, place.file, String(place.line).padStart(9, "0")].join("\n");
}

/** The requested tag: `latest` if a name has neither tag nor digest, as in every engine. */
export function tagOf({ tag, digest }: ImageRef): string | undefined {
  return tag ?? (digest === undefined ? "latest" : undefined);
}

/** The running image: its name with the tag, and the digest if known. */
export function identityOf({ container, ref, repository }: Seen): string {
  return `${repository}:${tagOf(ref) ?? ""}@${container.digest ?? ref.digest ?? ""}`;
}

/** As people write it: `redis`, `acme/shop`, `ghcr.io/acme/shop`. */
export function familiarName(repository: string): string {
  return repository.replace(/^docker\.io\/(?:library\/)?/, "");
}

/** `sha256:1f2e3d4c5b6a`, enough to tell two apart. */
export function shortDigest(digest: string): string {
  return digest.slice(0, "sha256:".length + 12);
}

/** The first of their places, with what is written there. */
export function placesOf(all: readonly Seen[]): readonly FoundPlace[] {
  return all
    .slice(0, runningLimits.places)
    .map(({ container }) => quoted(container.place, quoteOf(container)));
}

/** A place with what is written there. */
export function quoted(place: ObservedPlace, quote: string): FoundPlace {
  return { ...place, quote };
}

function quoteOf({ namespace, workload, container, image, digest }: ObservedContainer): string {
  const where = [namespace, workload, container === workload ? undefined : container].filter(
    (part) => part !== undefined && part !== "",
  );
  return `${where.join(" / ")}: ${image}${digest === undefined || image.includes("@") ? "" : ` @ ${shortDigest(digest)}`}`;
}
