import type {
  Artifact,
  Claim,
  NodeKind,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
  Stage,
} from "@/lib/domain/pipeline/document";

const kinds: readonly (readonly [kind: NodeKind, stage: Stage, name: string, count: number])[] = [
  ["developer", "build", "Team", 10],
  ["source-repository", "build", "Service", 40],
  ["parent-registry", "build", "Base images", 1],
  ["ci", "build", "Jenkins", 20],
  ["production-registry", "distribute", "Registry", 4],
  ["delivery", "distribute", "Argo CD", 12],
  ["orchestrator", "run", "Cluster", 12],
  ["host", "run", "Hosts of cluster", 12],
];

/** 112 nodes: forty services of ten teams, built by twenty CI servers, delivered to twelve clusters; and a laptop that pushes past all that. */
export function largePipeline(name: string): PipelineDocument {
  const nodes = kinds.flatMap(([kind, stage, title, count], column) =>
    Array.from({ length: count }, (_, index): PipelineNode => ({
      id: `${kind}-${index}`,
      kind,
      stage,
      name: count === 1 ? title : `${title} ${index + 1}`,
      position: { x: column * 260, y: index * 130 },
      ...(kind === "ci" ? { buildsImages: true } : {}),
    })),
  );
  const laptop: PipelineNode = {
    id: "laptop",
    kind: "developer",
    stage: "build",
    name: "Ana's laptop",
    position: { x: 780, y: -130 },
  };
  const edges: PipelineEdge[] = [];
  const connect = (
    artifact: Artifact,
    from: NodeKind,
    to: NodeKind,
    count: number,
    sources: number,
    targets: number,
  ) => {
    for (let index = 0; index < count; index++) {
      const [source, target] = [`${from}-${index % sources}`, `${to}-${index % targets}`];
      edges.push({ id: `${source}-${target}`, source, target, artifact, automated: true });
    }
  };
  connect("code", "developer", "source-repository", 40, 10, 40);
  connect("code", "source-repository", "ci", 40, 40, 20);
  connect("parent-image", "parent-registry", "ci", 20, 1, 20);
  connect("image", "ci", "production-registry", 20, 20, 4);
  connect("image", "production-registry", "orchestrator", 12, 4, 12);
  connect("manifest", "source-repository", "delivery", 12, 40, 12);
  connect("manifest", "delivery", "orchestrator", 12, 12, 12);
  connect("container", "orchestrator", "host", 12, 12, 12);
  edges.push({
    id: "push",
    source: "laptop",
    target: "production-registry-0",
    artifact: "image",
    automated: false,
  });
  return {
    schema: "blueline/pipeline/1",
    name,
    nodes: [...nodes, laptop],
    edges,
    zones: [],
    images: [],
    claims: nodes.flatMap(claimsOf),
  };
}

/** Half of what could stand does, by somebody's word. */
function claimsOf({ id, kind }: PipelineNode, index: number): readonly Claim[] {
  const status = index % 2 === 0 ? "implemented" : "missing";
  switch (kind) {
    case "source-repository":
      return [{ node: id, control: "src-two-party-review", status: "implemented" }];
    case "ci":
      return [
        { node: id, control: "img-vuln-scan", status },
        { node: id, control: "img-sign", status },
      ];
    case "orchestrator":
      return [{ node: id, control: "adm-image-signature", status }];
    default:
      return [];
  }
}
