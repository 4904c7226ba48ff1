/** The parts of `registry.example:5000/team/app:1.2@sha256:...`, as written. */
export interface ImageReference {
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
}

export function splitReference(text: string): ImageReference {
  const [beforeDigest = "", ...digest] = text.trim().split("@");
  const colon = beforeDigest.lastIndexOf(":");
  // A colon before a slash is of a port: `localhost:5000/app`.
  const hasTag = colon > beforeDigest.lastIndexOf("/");
  return {
    name: hasTag ? beforeDigest.slice(0, colon) : beforeDigest,
    ...(hasTag && colon + 1 < beforeDigest.length ? { tag: beforeDigest.slice(colon + 1) } : {}),
    ...(digest.length > 0 ? { digest: digest.join("@") } : {}),
  };
}

/**
 * What two ways to write the same parent have in common: `ubuntu:24.04`, `library/ubuntu:24.04` and
 * `docker.io/library/ubuntu:24.04@sha256:...` are all `ubuntu:24.04`, and no tag means `latest`. Where only a digest is
 * written, that is what it is called.
 */
export function parentName(text: string): string {
  const { name, tag, digest } = splitReference(text);
  const short = name.replace(/^(index\.)?docker\.io\//, "").replace(/^library\//, "");
  if (tag === undefined && digest !== undefined) return `${short}@${digest}`;
  return `${short}:${tag ?? "latest"}`;
}
