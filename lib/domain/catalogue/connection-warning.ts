import { capitalise } from "../capitalise";
import type { Artifact, NodeKind } from "../pipeline/document";
import { artifactRows } from "./artifact-words";
import { kindRow, usualArtifacts } from "./kinds";
import { oddConnections, strangerWarning } from "./odd-connections";

/**
 * Why a connection is odd, in words. Odd ones are allowed: real pipelines have them, and they are often what matters.
 * @param isFromStranger whether its start is a developer outside the organisation.
 * @returns undefined where the connection is a usual one.
 */
export function connectionWarning(
  source: NodeKind,
  target: NodeKind,
  artifact: Artifact,
  isFromStranger = false,
): string | undefined {
  if (isFromStranger && artifact !== "credential") return strangerWarning(target, artifact);
  const usual = usualArtifacts(source, target);
  if (usual.includes(artifact)) return undefined;
  const odd = oddConnections.find(
    (row) => row.source === source && row.target === target && (row.artifact ?? artifact) === artifact,
  );
  if (odd) return odd.why;
  if (artifact === "credential") return undefined;
  const [from, to] = [kindRow(source).phrase, kindRow(target).phrase];
  if (usual.length > 0)
    return capitalise(`${from} usually hands ${list(usual)} to ${to}, not ${artifactRows[artifact].phrase}.`);
  if (usualArtifacts(target, source).includes(artifact))
    return capitalise(
      `${artifactRows[artifact].phrase} usually moves the other way, from ${to} to ${from}: a hand-over points where the artifact goes, not who asks for it.`,
    );
  return capitalise(
    `${from} usually hands nothing to ${to}. If it does here, keep it: the analysis follows every hand-over.`,
  );
}

function list(artifacts: readonly Artifact[]): string {
  return artifacts.map((artifact) => artifactRows[artifact].phrase).join(" or ");
}
