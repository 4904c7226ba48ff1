import type { Artifact, NodeKind } from "../pipeline/document";
import { kindRow } from "./kinds";
import { usualArtifacts } from "./usual-artifacts";

/** The artifact to propose for a new edge; the person may change it. */
export function proposeArtifact(source: NodeKind, target: NodeKind): Artifact {
  return usualArtifacts(source, target)[0] ?? kindRow(target).takes ?? kindRow(source).artifact;
}
