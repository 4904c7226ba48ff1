import { registryOf } from "../interview/registry-of";
import type { PipelineNode } from "../pipeline/document";
import { hostOfLogin, placeholdersOf } from "../scan/image-ref";

/** Products that are a single registry worldwide, with its address. */
const onlyHosts: readonly (readonly [string, string])[] = [
  ["docker-hub", "docker.io"],
  ["quay", "quay.io"],
  ["ghcr", "ghcr.io"],
  ["microsoft-artifact-registry", "mcr.microsoft.com"],
  ["ecr-public", "public.ecr.aws"],
  ["chainguard-images", "cgr.dev"],
  ["kubernetes-registry", "registry.k8s.io"],
  ["suse-registry", "registry.suse.com"],
  ["fedora-registry", "registry.fedoraproject.org"],
  ["nvidia-ngc", "nvcr.io"],
  ["iron-bank", "registry1.dso.mil"],
  ["gitlab-registry", "registry.gitlab.com"],
  ["oracle-registry", "container-registry.oracle.com"],
];

/** A registry's addresses from its name, link and single-registry product; empty if unknown. */
export function registryHosts({
  name,
  url,
  technologies = [],
}: Pick<PipelineNode, "name" | "url" | "technologies">): readonly string[] {
  const written = [name, url ?? ""].flatMap(hostIn);
  if (written.length > 0) return [...new Set(written)];
  return onlyHosts.flatMap(([technology, host]) =>
    technologies.includes(technology) && registryOf(`${host}/image`) === technology ? [host] : [],
  );
}

function hostIn(text: string): readonly string[] {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "");
  if (placeholdersOf(bare).length > 0) return [];
  const [host = ""] = bare.split("/");
  const isAddress = /^[a-z0-9][a-z0-9.-]*(?::\d+)?$/.test(host) && /[.:]/.test(host);
  return isAddress || host === "localhost" ? [hostOfLogin(host)] : [];
}
