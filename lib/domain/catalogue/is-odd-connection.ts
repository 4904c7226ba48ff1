import type { Artifact, NodeKind } from "../pipeline/document";
import { usualArtifacts } from "./usual-artifacts";

/** By what hands it over: for which kinds of node a credential gives hold of more than it should. Elsewhere none is odd. */
const oddCredentials: { readonly [K in NodeKind]?: readonly NodeKind[] } = {
  developer: [
    "ci",
    "builder",
    "parent-registry",
    "package-registry",
    "production-registry",
    "delivery",
    "orchestrator",
    "host",
    "workload",
  ],
  "source-repository": ["production-registry", "host"],
  ci: ["workload"],
  builder: ["orchestrator", "host", "workload"],
  "parent-registry": ["delivery", "orchestrator", "host", "workload"],
  "package-registry": ["workload"],
  host: ["production-registry"],
  workload: ["production-registry"],
};

/**
 * Whether a connection is an unusual one. Odd ones are allowed: real pipelines have them, and they are often what matters.
 * Why it is odd, `connectionWarning` says: its words are many, and a map is drawn without them.
 * @param isFromStranger whether its start is a developer outside the organisation: a change that somebody proposes is usual,
 * and so is the traffic of a workload.
 */
export function isOddConnection(
  source: NodeKind,
  target: NodeKind,
  artifact: Artifact,
  isFromStranger = false,
): boolean {
  if (isFromStranger && artifact !== "credential")
    return target !== "workload" && !(target === "source-repository" && artifact === "code");
  if (usualArtifacts(source, target).includes(artifact)) return false;
  return artifact !== "credential" || oddCredentials[source]?.includes(target) === true;
}
