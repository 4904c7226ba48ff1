import type { Artifact, NodeKind, Stage } from "../pipeline/document";
import { artifactRows } from "./artifact-words";
import { oddConnections, strangerWarning } from "./odd-connections";
import { usualConnections } from "./usual-connections";
import { capitalise } from "../capitalise";

export interface KindRow {
  readonly id: NodeKind;
  /** Label on a card or in the palette. */
  readonly name: string;
  /** Inside a sentence, with its article. */
  readonly phrase: string;
  /** Its usual stage. A node of any kind may stand in any stage. */
  readonly stage: Stage;
  /** Its default output. */
  readonly artifact: Artifact;
  /** Its default input, from any source. */
  readonly takes?: Artifact;
}

export const kinds: readonly KindRow[] = [
  {
    id: "developer",
    name: "Developer",
    phrase: "a developer",
    stage: "build",
    artifact: "code",
  },
  {
    id: "source-repository",
    name: "Source repository",
    phrase: "a source repository",
    stage: "build",
    artifact: "code",
  },
  {
    id: "ci",
    name: "CI",
    phrase: "CI",
    stage: "build",
    artifact: "image",
  },
  {
    id: "builder",
    name: "Image builder",
    phrase: "an image builder",
    stage: "build",
    artifact: "image",
  },
  {
    id: "parent-registry",
    name: "Parent registry",
    phrase: "a parent registry",
    stage: "build",
    artifact: "parent-image",
  },
  {
    id: "package-registry",
    name: "Package registry",
    phrase: "a package registry",
    stage: "build",
    artifact: "tool",
  },
  {
    id: "production-registry",
    name: "Production registry",
    phrase: "a production registry",
    stage: "distribute",
    artifact: "image",
    takes: "image",
  },
  {
    id: "delivery",
    name: "Delivery",
    phrase: "delivery",
    stage: "distribute",
    artifact: "manifest",
  },
  {
    id: "orchestrator",
    name: "Orchestrator",
    phrase: "an orchestrator",
    stage: "run",
    artifact: "container",
    takes: "image",
  },
  {
    id: "host",
    name: "Container host",
    phrase: "a container host",
    stage: "run",
    artifact: "container",
    takes: "image",
  },
  {
    id: "workload",
    name: "Workload",
    phrase: "a workload",
    stage: "run",
    artifact: "container",
    takes: "image",
  },
  {
    id: "service",
    name: "Supporting service",
    phrase: "a supporting service",
    stage: "build",
    artifact: "credential",
  },
];

const rows: ReadonlyMap<NodeKind, KindRow> = new Map(kinds.map((row) => [row.id, row]));

export function kindRow(kind: NodeKind): KindRow {
  const row = rows.get(kind);
  if (!row) throw new Error(`No row for node kind "${kind}"`);
  return row;
}

/** The artifact proposed for a new connection. */
export function proposeArtifact(source: NodeKind, target: NodeKind): Artifact {
  return usualArtifacts(source, target)[0] ?? kindRow(target).takes ?? kindRow(source).artifact;
}

/**
 * Why a connection is odd. Odd ones are allowed: real pipelines have them, and they often matter most.
 * @param isFromStranger whether the source is a developer outside the organisation
 * @returns undefined if the connection is usual
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
      `${artifactRows[artifact].phrase} usually moves the other way, from ${to} to ${from}: a connection points where the artifact goes, not who asks for it.`,
    );
  return capitalise(
    `${from} usually hands nothing to ${to}. If it does here, keep it: the analysis follows every connection.`,
  );
}

function usualArtifacts(source: NodeKind, target: NodeKind): readonly Artifact[] {
  return usualConnections.find((row) => row.source === source && row.target === target)?.artifacts ?? [];
}

function list(artifacts: readonly Artifact[]): string {
  return artifacts.map((artifact) => artifactRows[artifact].phrase).join(" or ");
}
