import type { ReportSubject } from "../report";

const digestForm = /^sha256:[0-9a-f]{64}$/;

/** A digest as registries write it, of something: one of zeros only is a placeholder. */
export function isDigest(text: string | undefined): text is string {
  return text !== undefined && digestForm.test(text) && !/^sha256:0+$/.test(text);
}

/** The part after the last "@" of an image's name, if it is a digest. */
function digestIn(name: string | undefined): string | undefined {
  const digest = name?.slice(name.lastIndexOf("@") + 1);
  return isDigest(digest) ? digest : undefined;
}

/**
 * An image by its names in a report. The digest is that of its manifest; the id of its configuration is unknown to registries, so
 * it does not count.
 * @param names the report's own first, then others, such as RepoTags and RepoDigests
 */
export function imageSubject(names: readonly (string | undefined)[], digest?: string): ReportSubject {
  const all = [...new Set(names.filter((one) => one !== undefined && isImageName(one)))] as string[];
  const name = all.find((one) => !one.includes("@")) ?? all[0];
  // A registry that stores an image differently gives it another digest.
  const ofSame = all.filter((one) => bareName(one) === bareName(name ?? ""));
  const found = isDigest(digest)
    ? digest
    : [...ofSame, ...all].map(digestIn).find((one) => one !== undefined);
  if (name === undefined && found === undefined) return { kind: "unnamed", of: "image" };
  const others = all.filter((one) => one !== name);
  return {
    kind: "image",
    ...(name !== undefined && { name }),
    ...(found !== undefined && { digest: found }),
    ...(others.length > 0 && { names: others }),
  };
}

/** Without tag and digest. */
function bareName(name: string): string {
  return name.replace(/@.*$/s, "").replace(/:[\w.-]+$/, "");
}

/** Not so the path of an archive that an image was read from. */
function isImageName(text: string): boolean {
  return (
    !/^(?:[./~]|[a-z]:[\\/])/i.test(text) &&
    !/\.(?:tar|tgz|tar\.gz|tar\.xz|sif)$/i.test(text) &&
    !/[\s\\]/.test(text) &&
    !/^(?:redacted|unknown|-)$/i.test(text)
  );
}

/** Whether a name of any artifact is one of an image in a registry, with its host: `ghcr.io/acme/shop`. */
export function isRegistryName(text: string): boolean {
  return /^(?:[\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w-]+:\d+|localhost)\/[\w.\-/]+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/.test(
    text,
  );
}

/**
 * The image of a package URL of type `oci` or `docker`; undefined for others.
 * `pkg:oci/shop@sha256%3A...?repository_url=ghcr.io/acme/shop`, `pkg:docker/acme/shop@1.2`
 */
export function imageOfPurl(
  purl: string | undefined,
): { readonly name: string; readonly digest?: string } | undefined {
  const parts = /^pkg:(oci|docker)\/([^?#@]+)(?:@([^?#]+))?(?:\?([^#]*))?/.exec(purl ?? "");
  if (!parts) return undefined;
  const [, type, path = "", version = "", query = ""] = parts;
  const url = query
    .split("&")
    .find((one) => one.startsWith("repository_url="))
    ?.slice("repository_url=".length);
  const base = decoded(path);
  const repository =
    url === undefined ? base : type === "oci" ? decoded(url) : `${decoded(url).replace(/\/$/, "")}/${base}`;
  const tag = /(?:^|&)tag=([^&]+)/.exec(query)?.[1];
  const at = decoded(version);
  const digest = isDigest(at) ? at : undefined;
  const label = tag === undefined ? (digest === undefined && at !== "" ? at : undefined) : decoded(tag);
  return {
    name: label === undefined ? repository : `${repository}:${label}`,
    ...(digest !== undefined && { digest }),
  };
}

/** Percent signs taken back; a broken one stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
