import { capitalise } from "../capitalise";
import type { Artifact, NodeKind } from "../pipeline/document";
import { artifactRows } from "./artifact-words";
import { isOddConnection } from "./is-odd-connection";
import { kindRow } from "./kinds";
import { oddConnections, strangerWarning } from "./odd-connections";
import { usualArtifacts } from "./usual-artifacts";

/**
 * Why a connection is odd, in words.
 * @param isFromStranger whether its start is a developer outside the organisation.
 * @returns undefined where the connection is a usual one.
 */
export function connectionWarning(
  source: NodeKind,
  target: NodeKind,
  artifact: Artifact,
  isFromStranger = false,
): string | undefined {
  if (!isOddConnection(source, target, artifact, isFromStranger)) return undefined;
  if (isFromStranger && artifact !== "credential") return strangerWarning(target);
  const odd = oddConnections.find(
    (row) => row.source === source && row.target === target && (row.artifact ?? artifact) === artifact,
  );
  if (odd) return odd.why;
  const usual = usualArtifacts(source, target);
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
