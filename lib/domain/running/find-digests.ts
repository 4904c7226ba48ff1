import { groupBy } from "../group-by";
import type { Pipeline } from "../pipeline/pipeline";
import { parseImageRef, repositoryName } from "../scan/image-ref";
import { joinWithAnd } from "../words/join-with-and";
import { basisOf } from "./basis-of";
import type { FindingKind, RunningFinding } from "./finding";
import type { ObservedRepository } from "./observed";
import { isAccountOf } from "./registries";
import { familiarName, identityOf, placesOf, type Seen, shortDigest, tagOf } from "./seen";

interface Said {
  readonly kind: FindingKind;
  readonly sentence: string;
}

/**
 * Images whose running digest differs from the registry, from the pin on the map, or from another container with the same tag.
 * Names are compared each for itself.
 */
export function findDigests(
  pipeline: Pipeline,
  seen: readonly Seen[],
  repositories: readonly ObservedRepository[],
): readonly RunningFinding[] {
  const listings = groupListings(repositories);
  const pinned = pinnedDigests(pipeline);
  const groups = groupBy(
    seen,
    ({ placeKey, repository, ref }) => `${placeKey}\n${repository}\n${tagOf(ref) ?? ""}`,
  );
  return [...groups.values()].flatMap((group): RunningFinding[] => {
    const [first] = group as [Seen, ...Seen[]];
    const said = sayOf(group, listings, pinned);
    if (!said) return [];
    const { placeKey, repository, place, ref } = first;
    return [
      {
        ...said,
        key: `${said.kind} ${placeKey} ${repository}:${tagOf(ref) ?? ""}`,
        about: familiarName(repository),
        ...(place && { node: place.id }),
        basis: basisOf([...group.map(identityOf), said.sentence]),
        places: placesOf(group),
        count: group.length,
      },
    ];
  });
}

function sayOf(
  group: readonly Seen[],
  listings: Listings,
  pinned: ReadonlyMap<string, string>,
): Said | undefined {
  const [{ ref, repository }] = group as [Seen, ...Seen[]];
  const tag = tagOf(ref);
  const name = `${familiarName(repository)}${tag === undefined ? "" : `:${tag}`}`;
  const digests = [
    ...new Set(group.flatMap(({ container }) => container.digest ?? ref.digest ?? [])),
  ].toSorted();
  const listing = listingOf(listings, ref.host, ref.repository);
  if (listing === "not-listed")
    return {
      kind: "not-listed",
      sentence: `${name} runs, but ${ref.host} lists no repository of that name.`,
    };
  if (listing?.images) return sayListed(name, tag, digests, listing.images, listing.isCut === true);
  if (listing?.tags && tag !== undefined && !listing.tags.has(tag) && !listing.isCut)
    return { kind: "not-listed", sentence: `${name} runs, but ${ref.host} lists no tag ${tag} of it.` };
  const pin = pinned.get(`${repository}:${tag ?? ""}`);
  const other = digests.find((digest) => pin !== undefined && digest !== pin);
  if (pin !== undefined && other !== undefined)
    return {
      kind: "other-digest",
      sentence: `${name} runs as ${shortDigest(other)}, but the map pins it to ${shortDigest(pin)}.`,
    };
  return digests.length > 1 && tag !== undefined
    ? {
        kind: "moved-tag",
        sentence: `${name} runs as ${joinWithAnd(digests.slice(0, 3).map(shortDigest))}: the tag moved between two starts.`,
      }
    : undefined;
}

function sayListed(
  name: string,
  tag: string | undefined,
  digests: readonly string[],
  images: NonNullable<ObservedRepository["images"]>,
  isCut: boolean,
): Said | undefined {
  const unknown = digests.find((digest) => !images.some((image) => image.digest === digest));
  if (unknown !== undefined && !isCut)
    return {
      kind: "other-digest",
      sentence: `${name} runs as ${shortDigest(unknown)}, which its registry does not have.`,
    };
  const tagged = images.find(({ tags }) => tag !== undefined && tags.includes(tag));
  const before = digests.find((digest) => tagged !== undefined && digest !== tagged.digest);
  return tagged && before !== undefined
    ? {
        kind: "moved-tag",
        sentence: `${name} runs as ${shortDigest(before)}, but in its registry the tag is ${shortDigest(tagged.digest)} now: it moved.`,
      }
    : undefined;
}

interface Listing {
  readonly images?: NonNullable<ObservedRepository["images"]>;
  readonly tags?: ReadonlySet<string>;
  readonly isCut?: boolean;
}
interface Listings {
  /** By registry, then by repository. */
  readonly known: ReadonlyMap<string, ReadonlyMap<string, Listing>>;
  /** Registries of which all repositories were listed. */
  readonly whole: ReadonlySet<string>;
}

function groupListings(repositories: readonly ObservedRepository[]): Listings {
  const known = new Map<string, Map<string, Listing>>();
  const catalogs = new Map<string, boolean>();
  for (const { registry, repository, images, tags, isCut } of repositories) {
    const ofRegistry = known.get(registry) ?? new Map<string, Listing>();
    known.set(registry, ofRegistry);
    if (!images && !tags) catalogs.set(registry, (catalogs.get(registry) ?? true) && isCut !== true);
    const before = ofRegistry.get(repository);
    ofRegistry.set(repository, {
      ...before,
      ...(images && { images: [...(before?.images ?? []), ...images] }),
      ...(tags && { tags: new Set([...(before?.tags ?? []), ...tags]) }),
      // That a list of repositories is cut says nothing of the tags of one of them.
      ...(isCut && (images || tags) && { isCut }),
    });
  }
  return {
    known,
    whole: new Set([...catalogs].flatMap(([registry, isWhole]) => (isWhole ? [registry] : []))),
  };
}

function listingOf(
  { known, whole }: Listings,
  host: string,
  repository: string,
): Listing | "not-listed" | undefined {
  const registry = known.has(host) ? host : [...known.keys()].find((one) => isAccountOf(one, host));
  if (registry === undefined) return undefined;
  return known.get(registry)?.get(repository) ?? (whole.has(registry) ? "not-listed" : undefined);
}

/** The digests that the map has pinned parent images to, by name and tag. */
function pinnedDigests({ images }: Pipeline): ReadonlyMap<string, string> {
  const pinned = new Map<string, string>();
  for (const { parents = [] } of images.values())
    for (const parent of parents) {
      const ref = parseImageRef(parent.ref);
      const digest = parent.digest ?? ref?.digest;
      if (ref && digest !== undefined) pinned.set(`${repositoryName(ref)}:${tagOf(ref) ?? ""}`, digest);
    }
  return pinned;
}
