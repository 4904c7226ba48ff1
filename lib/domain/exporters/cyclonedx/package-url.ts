import { splitReference } from "../../pipeline/image-reference";

const path = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const host = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)(?::\d{1,5})?$/;
const tagForm = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const digestForm = /^sha256:[0-9a-f]{64}$/;
const hub = "docker.io";

/**
 * The package URL of an image reference (https://github.com/package-url/purl-spec): of type oci with a digest, of type docker
 * with only a tag. Undefined without either, and for a text that is no reference.
 * @param text as written, such as `ubuntu:24.04`
 * @param digest beside the reference, if known
 */
export function packageUrl(text: string, digest?: string): string | undefined {
  const written = splitReference(text);
  const { tag } = written;
  const known = digest ?? written.digest;
  if ((tag !== undefined && !tagForm.test(tag)) || (known !== undefined && !digestForm.test(known)))
    return undefined;
  const [first = "", ...rest] = written.name.split("/");
  const isHost = rest.length > 0 && host.test(first);
  const registry = isHost && first !== "index.docker.io" ? first : hub;
  const given = isHost ? rest.join("/") : written.name;
  const name = registry === hub && !given.includes("/") ? `library/${given}` : given;
  if (!path.test(name)) return undefined;
  if (known !== undefined) {
    const asked = [`repository_url=${registry}/${name}`, ...(tag === undefined ? [] : [`tag=${tag}`])];
    return `pkg:oci/${name.split("/").at(-1)}@${encodeURIComponent(known)}?${asked.join("&")}`;
  }
  if (tag === undefined) return undefined;
  return `pkg:docker/${name}@${tag}${registry === hub ? "" : `?repository_url=${registry}`}`;
}
