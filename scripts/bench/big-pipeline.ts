import { catalogue } from "@/lib/domain/catalogue/load";
import type {
  Claim,
  Evidence,
  NodeKind,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
  Stage,
} from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "@/lib/domain/posture/coverage/applicable-controls";

type Part = { readonly kind: NodeKind; readonly stage: Stage; readonly technologies: readonly string[] };

/**
 * One team's pipeline, as in the article; a big one has many of these, which share nodes with their
 * neighbours.
 */
const team: readonly Part[] = [
  { kind: "developer", stage: "build", technologies: [] },
  { kind: "source-repository", stage: "build", technologies: ["github"] },
  { kind: "ci", stage: "build", technologies: ["jenkins"] },
  { kind: "parent-registry", stage: "build", technologies: ["docker-hub"] },
  { kind: "production-registry", stage: "distribute", technologies: ["harbor"] },
  { kind: "delivery", stage: "distribute", technologies: ["argo-cd"] },
  { kind: "orchestrator", stage: "run", technologies: ["kubernetes"] },
  { kind: "host", stage: "run", technologies: ["ec2"] },
  { kind: "workload", stage: "run", technologies: [] },
  { kind: "workload", stage: "run", technologies: [] },
];

/** Between parts, and from a part of the previous team. */
const within: readonly (readonly [number, number, PipelineEdge["artifact"]])[] = [
  [0, 1, "code"],
  [1, 2, "code"],
  [3, 2, "parent-image"],
  [2, 4, "image"],
  [4, 6, "image"],
  [5, 6, "manifest"],
  [6, 7, "container"],
  [7, 8, "container"],
  [7, 9, "container"],
  [2, 5, "credential"],
];
const across: typeof within = [
  [0, 1, "code"],
  [1, 2, "code"],
  [2, 4, "image"],
  [3, 2, "parent-image"],
  [4, 6, "image"],
];

const statuses = ["implemented", "implemented", "partial", "planned", "missing", "not-applicable"] as const;
const idOf = (index: number, part: number) => `t${index}-${part}`;

/**
 * A document of this many nodes, twice less a half as many edges, and a claim for every control that applies.
 * The same each time.
 */
export function bigPipeline(nodeCount: number): PipelineDocument {
  const teams = Math.ceil(nodeCount / team.length);
  const nodes = Array.from({ length: teams }, (_, index) =>
    team.map((part, position) => nodeOf(part, index, position)),
  )
    .flat()
    .slice(0, nodeCount);
  const known = new Set(nodes.map(({ id }) => id));
  const edges = Array.from({ length: teams }, (_, index) => edgesOf(index))
    .flat()
    .filter(({ source, target }) => known.has(source) && known.has(target));
  const document: PipelineDocument = {
    schema: "blueline/pipeline/1",
    name: `${nodeCount} nodes`,
    nodes,
    edges,
    zones: [],
    images: [],
    claims: [],
  };
  return { ...document, claims: claimAll(document) };
}

function nodeOf({ kind, stage, technologies }: Part, index: number, position: number): PipelineNode {
  const place = { x: position * 240, y: index * 160 };
  return {
    id: idOf(index, position),
    kind,
    name: `${kind} ${index}`,
    stage,
    position: place,
    technologies: [...technologies],
    owner: `Team ${index}`,
  };
}

function edgesOf(index: number): PipelineEdge[] {
  const own = within.map(([from, to, artifact]): PipelineEdge => ({
    id: `e${index}-${from}-${to}`,
    source: idOf(index, from),
    target: idOf(index, to),
    artifact,
    automated: from !== 0,
  }));
  // A neighbour, and for some a distant team: shared nodes are reached from everywhere.
  const other = index % 10 === 0 ? 0 : index - 1;
  const shared = across.map(([from, to, artifact]): PipelineEdge => ({
    id: `x${index}-${from}-${to}`,
    source: idOf(index, from),
    target: idOf(other, to),
    artifact,
  }));
  return index === 0 ? own : [...own, ...shared];
}

function claimAll(document: PipelineDocument): Claim[] {
  const pipeline = pipelineFromDocument(document);
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  return document.nodes.flatMap((node, index) =>
    controlsOf(node, surroundings.get(node.id)).map(({ id }, position) =>
      claimOf(node.id, id, index * 7 + position),
    ),
  );
}

function claimOf(node: string, control: string, number: number): Claim {
  const status = statuses[number % statuses.length] ?? "missing";
  const reason = status === "not-applicable" ? { reason: "Nothing here runs it.", review: "2030-01-01" } : {};
  const evidence = status === "implemented" && number % 3 === 0 ? { evidence: [evidenceOf(number)] } : {};
  return { node, control, status, owner: "Ana", note: "As agreed in the review.", ...reason, ...evidence };
}

function evidenceOf(number: number): Evidence {
  return {
    id: `v${number}`,
    title: "Scan report",
    result: number % 5 === 0 ? "contradicts" : "supports",
    effective: "2026-01-01",
    expires: "2030-01-01",
    url: "https://ci.example/report",
  };
}
