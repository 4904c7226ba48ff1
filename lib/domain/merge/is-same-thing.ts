import type { PipelineNode } from "../pipeline/document";
import { registryHosts } from "./registry-hosts";

/** Whether an incoming node is one on the map; "possible" is for a person to decide. */
export type Sameness = "same" | "possible" | "other";

/** Variants of Kubernetes: files without a product may mean any of them. */
const kubernetes: ReadonlySet<string> = new Set([
  "kubernetes",
  "eks",
  "gke",
  "aks",
  "openshift",
  "k3s",
  "rancher",
  "tanzu",
  "microk8s",
]);

/**
 * Whether a drafted node is a node that a person drew. Never for two kinds. Registries match by address; CI tools, delivery, clusters and
 * hosts by product; workloads by name and environment; repositories unless their products differ; outsiders always; others by name.
 * docs/guides/import.md has the rule.
 */
export function isSameThing(drafted: PipelineNode, present: PipelineNode): Sameness {
  if (drafted.kind !== present.kind) return "other";
  switch (drafted.kind) {
    case "parent-registry":
    case "production-registry":
      return sameRegistry(drafted, present);
    case "package-registry":
    case "ci":
    case "builder":
    case "delivery":
      return sharesTechnology(drafted, present) || isCalledTheSame(drafted, present) ? "same" : "other";
    case "orchestrator":
    case "host":
      return samePlace(drafted, present);
    case "source-repository":
      return isBare(drafted) || isBare(present) || sharesTechnology(drafted, present) ? "same" : "other";
    case "workload":
      return isCalledTheSame(drafted, present) && environmentOf(drafted) === environmentOf(present)
        ? "same"
        : "other";
    case "developer":
      if (drafted.external === true || present.external === true)
        return drafted.external === present.external ? "same" : "other";
      return isCalledTheSame(drafted, present) ? "same" : "other";
    case "service":
      return isCalledTheSame(drafted, present) ? "same" : "other";
  }
}

function sameRegistry(drafted: PipelineNode, present: PipelineNode): Sameness {
  const [ours, theirs] = [registryHosts(drafted), registryHosts(present)];
  if (ours.some((host) => theirs.includes(host)) || isCalledTheSame(drafted, present)) return "same";
  // A registry without an address may be any that its product allows.
  const isOpen = theirs.length === 0 || ours.length === 0;
  return isOpen && (isBare(drafted) || isBare(present) || sharesTechnology(drafted, present))
    ? "possible"
    : "other";
}

function samePlace(drafted: PipelineNode, present: PipelineNode): Sameness {
  if (sharesTechnology(drafted, present) || isCalledTheSame(drafted, present)) return "same";
  const isKubernetes = (node: PipelineNode) => (node.technologies ?? []).some((one) => kubernetes.has(one));
  return isBare(present) || (isKubernetes(drafted) && isKubernetes(present)) ? "possible" : "other";
}

function sharesTechnology(one: PipelineNode, other: PipelineNode): boolean {
  return (one.technologies ?? []).some((technology) => other.technologies?.includes(technology));
}

function isBare({ technologies = [] }: PipelineNode): boolean {
  return technologies.length === 0;
}

function isCalledTheSame(one: PipelineNode, other: PipelineNode): boolean {
  return one.name.trim().toLowerCase() === other.name.trim().toLowerCase();
}

function environmentOf({ environment = "production" }: PipelineNode): string {
  return environment;
}
