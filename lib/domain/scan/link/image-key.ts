import { parseImageRef, repositoryName } from "../image-ref";

/** The common key of two names of a repository, without tag and digest. Undefined if the text is no image name. */
export function repositoryKey(written: string): string | undefined {
  const ref = parseImageRef(written);
  return ref && repositoryName(ref);
}

/** The same with its tag: `latest` where the name has none and no digest, as every engine reads it. */
export function tagKey(written: string): string | undefined {
  const ref = parseImageRef(written);
  if (!ref) return undefined;
  return `${repositoryName(ref)}:${ref.tag ?? (ref.digest === undefined ? "latest" : "")}`;
}

/** The last part of a repository, which is what people call the image: `shop` of `ghcr.io/acme/shop`. */
export function shortName(repository: string): string {
  return repository.slice(repository.lastIndexOf("/") + 1);
}
