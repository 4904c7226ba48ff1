import { registryOf } from "../interview/registry-of";
import { registryHosts } from "../merge/registry-hosts";
import { parseImageRef, placeholdersOf } from "../scan/image-ref";
import type { PipelineNode } from "./document";

type Source = Pick<PipelineNode, "kind" | "name" | "url" | "technologies">;

/**
 * Whether an image may be pulled from this node: a reference names its registry. A node of which the map does not say
 * which registry it is, such as a mirror, may hold any.
 */
export function isPulledFrom(ref: string, source: Source): boolean {
  const { kind, technologies = [] } = source;
  const written = parseImageRef(ref);
  if (kind !== "parent-registry" || !written || placeholdersOf(written.host).length > 0) return true;
  const hosts = registryHosts(source);
  if (hosts.length > 0) return hosts.includes(written.host);
  const named = registryOf(ref);
  return (
    (named !== undefined && technologies.includes(named)) || !technologies.some((one) => byAddress.has(one))
  );
}

/** Registries whose references say so, and that have more than one address. */
const byAddress: ReadonlySet<string> = new Set([
  "ecr",
  "acr",
  "google-artifact-registry",
  "red-hat-catalog",
  "distroless",
]);
