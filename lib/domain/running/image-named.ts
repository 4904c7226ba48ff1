import type { Image } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { type ImageRef, parseImageRef, repositoryName } from "../scan/image-ref";
import { shortName } from "../scan/link/image-key";

/** The images of a map that a name may mean: people draw `shop` or `acme/shop` for `ghcr.io/acme/shop`, and not the other way. */
export function imagesNamed(
  { images }: Pick<Pipeline, "images">,
  ref: Pick<ImageRef, "host" | "repository">,
): readonly Image[] {
  return [...images.values()].filter(({ name }) => isNamed(name, ref));
}

function isNamed(drawn: string, ref: Pick<ImageRef, "host" | "repository">): boolean {
  const written = parseImageRef(drawn);
  if (!written) return false;
  const { repository } = ref;
  const path = written.repository.replace(/^library\//, "").toLowerCase();
  if (written.host !== "docker.io")
    return repositoryName(written).toLowerCase() === `${ref.host}/${repository}`.toLowerCase();
  if (!path.includes("/")) return shortName(repository).toLowerCase() === path;
  return `/${repository.toLowerCase()}`.endsWith(`/${path}`);
}
