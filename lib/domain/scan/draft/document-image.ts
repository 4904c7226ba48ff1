import { cleanName } from "../../importers/clean-foreign";
import type { Image } from "../../pipeline/document";
import { limits } from "../../pipeline/limits";
import { repositoryKey, shortName } from "../link/image-key";
import type { LinkedImage } from "../link/link-images";

/**
 * An image as the document has it, with its parents from elsewhere.
 * @param builtBy the id of the node that builds it, if one is drawn
 * @param own the repositories of images that are built here
 */
export function documentImage(
  image: LinkedImage,
  id: string,
  builtBy: string | undefined,
  own: ReadonlySet<string>,
): Image {
  const parents = (image.dockerfile?.parents ?? []).filter(({ ref }) => !own.has(repositoryKey(ref) ?? ""));
  // The first is its name; it is the same image in each registry that it is pushed to.
  const names = image.pushedTo.slice(1, 1 + limits.namesPerImage).map((name) => cleanName(name, "an image"));
  return {
    id,
    name: cleanName(image.pushedTo[0] ?? image.repositories[0] ?? image.names[0] ?? "", "an image"),
    ...(names.length > 0 && { names }),
    ...(builtBy !== undefined && { builtBy }),
    ...(parents.length > 0 && {
      parents: parents.slice(0, limits.parentsPerImage).map(({ ref, digest }) => ({
        ref: cleanName(ref, "an image"),
        ...(digest !== undefined && /^sha256:[0-9a-f]{64}$/.test(digest) && { digest }),
      })),
    }),
  };
}

/** Made of its name and its place in the list, so that the next import of the same files gives it again. */
export function imageId(image: LinkedImage, index: number): string {
  const name = shortName(image.pushedTo[0] ?? image.repositories[0] ?? "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
  return `scan-image-${name === "" ? "" : `${name}-`}${index + 1}`;
}
