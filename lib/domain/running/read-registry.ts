import { words } from "./words";
import { hostOfLogin } from "../scan/image-ref";
import { counted } from "../words/english";
import { basisOf } from "./basis-of";
import { asDigest } from "./digest-in";
import { itemsAt, memberAt, textAt, type PlacedValue, textsAt } from "./json-node";
import { runningLimits } from "./limits";
import type { Observed, ObservedRepository } from "./observed";

/** The fields of `aws ecr describe-images`, `/v2/_catalog` and `/v2/NAME/tags/list` that are read. */
export const registryFields = words(
  "imageDetails registryId repositoryName imageDigest imageTags nextToken NextToken repositories name " +
    "tags errors code",
);

/** Default page size of registry lists: a full page may not be all. */
const page = 100;

function isFullPage({ length }: readonly unknown[]): boolean {
  return length > 0 && length % page === 0;
}

/**
 * The output of `aws ecr describe-images`, a result for each registry.
 * @param said the registry's host; without it only the account is known
 */
export function readEcrImages(all: readonly PlacedValue[], file: string, said?: string): readonly Observed[] {
  const found = new Map<
    string,
    ObservedRepository & { readonly images: { digest: string; tags: string[] }[]; isCut?: true }
  >();
  for (const { value, way } of all) {
    const isCut = (textAt(value, "nextToken") ?? textAt(value, "NextToken")) !== undefined;
    for (const [index, detail] of itemsAt(value, "imageDetails").entries()) {
      const [name, account] = [textAt(detail, "repositoryName"), textAt(detail, "registryId")];
      const digest = asDigest(textAt(detail, "imageDigest"));
      if (name === undefined || digest === undefined) continue;
      const registry = said ?? `${account ?? "0"}.dkr.ecr`;
      const key = `${registry}/${name}`;
      const repository = found.get(key) ?? {
        registry,
        repository: name,
        images: [],
        place: { file, path: `${way}imageDetails[${index}]`, line: detail.line },
      };
      found.set(key, repository);
      if (isCut || repository.images.length === runningLimits.images) repository.isCut = true;
      if (repository.images.length < runningLimits.images)
        repository.images.push({ digest, tags: [...textsAt(detail, "imageTags")] });
    }
  }
  return byRegistry("ecr-images", [...found.values()]);
}

/** What `/v2/_catalog` says: the repositories of one registry. */
export function readCatalog(all: readonly PlacedValue[], file: string, registry: string): Observed {
  const repositories = all.flatMap(({ value, way }) => {
    const items = itemsAt(value, "repositories");
    const isCut = isFullPage(items);
    return items.flatMap((item, index): ObservedRepository[] => {
      const repository = textAt(item);
      return repository === undefined
        ? []
        : [
            {
              registry,
              repository,
              ...(isCut && { isCut }),
              place: { file, path: `${way}repositories[${index}]`, line: item.line },
            },
          ];
    });
  });
  return observed("registry-catalog", registry, repositories);
}

/** What `/v2/NAME/tags/list` says of one registry; the pages of one repository are one list. */
export function readTags(all: readonly PlacedValue[], file: string, registry: string): readonly Observed[] {
  const found = new Map<string, ObservedRepository & { readonly tags: string[]; isCut?: true }>();
  for (const { value, way } of all) {
    const repository = textAt(value, "name");
    if (repository === undefined) continue;
    const place = { file, path: `${way}tags`, line: memberAt(value, "tags")?.line ?? value.line };
    const list = found.get(repository) ?? { registry, repository, tags: [], place };
    found.set(repository, list);
    const tags = textsAt(value, "tags");
    for (const tag of tags) list.tags.push(tag);
    if (isFullPage(tags)) list.isCut = true;
  }
  // Without a tag nothing is known of it: it must not take the place of what was.
  return byRegistry(
    "registry-tags",
    [...found.values()].filter(({ tags }) => tags.length > 0),
  );
}

/** A registry as a person writes it, with or without a scheme. Undefined if the text names no host. */
export function registryHost(said: string | undefined): string | undefined {
  const text = said?.trim() ?? "";
  if (text === "" || text.length > runningLimits.name || /[\s"'@]/.test(text)) return undefined;
  return hostOfLogin(text.toLowerCase());
}

/** An answer for each registry, however many of its repositories are in the file. */
function byRegistry(
  format: "ecr-images" | "registry-tags",
  repositories: readonly ObservedRepository[],
): readonly Observed[] {
  const groups = new Map<string, ObservedRepository[]>();
  for (const one of repositories) {
    const group = groups.get(one.registry);
    if (group) group.push(one);
    else groups.set(one.registry, [one]);
  }
  return [...groups].map(([registry, group]) => {
    const names = group.map(({ repository }) => repository);
    // Lists of other repositories of the same registry go on counting beside it.
    const of =
      names.length === 1
        ? `${registry}/${names[0]}`
        : `${registry}, ${counted(names.length, "repository", "repositories")} ${basisOf(names)}`;
    return observed(format, of, group);
  });
}

function observed(
  format: "ecr-images" | "registry-catalog" | "registry-tags",
  of: string,
  repositories: readonly ObservedRepository[],
): Observed {
  return { format, source: `${format} ${of}`, isWhole: false, containers: [], repositories, warnings: [] };
}
