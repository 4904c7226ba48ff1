import type { Artifact, NodeKind } from "../pipeline/document";
import { usualConnections } from "./usual-connections";

/** What usually moves from nodes of the one kind to nodes of the other; the first is proposed. */
export function usualArtifacts(source: NodeKind, target: NodeKind): readonly Artifact[] {
  return usualConnections.find((row) => row.source === source && row.target === target)?.artifacts ?? [];
}
