const digest = /(?:^|@)(sha256:[0-9a-f]{64})$/;

/**
 * The digest under which an image was pulled, of what a cluster says in `imageID`: `docker-pullable://nginx@sha256:...` and
 * `docker.io/library/nginx@sha256:...`. A bare `sha256:...` there is what the engine calls the unpacked image, which no
 * registry knows: undefined.
 */
export function pulledDigest(imageId: string | undefined): string | undefined {
  return imageId?.includes("@") === true ? digest.exec(imageId)?.[1] : undefined;
}

/** A digest as registries write it, or undefined. */
export function asDigest(text: string | undefined): string | undefined {
  return text === undefined ? undefined : digest.exec(text)?.[1];
}
