import type { Artifact, NodeKind } from "../pipeline/document";
import { usualArtifacts } from "./kinds";

/** Between these a credential is odd. Elsewhere anybody may hand one on, and no sentence of `oddConnections` is about it. */
const oddCredentials: { readonly [source in NodeKind]?: readonly NodeKind[] } = {
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
  workload: ["production-registry"],
  host: ["production-registry"],
};

/**
 * Whether `connectionWarning` has something to say, without its sentences: every line of a map asks.
 * @param isFromStranger whether its start is a developer outside the organisation.
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
