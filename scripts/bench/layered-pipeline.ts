import { catalogue } from "@/lib/domain/catalogue/load";
import type {
  Artifact,
  Claim,
  NodeKind,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
  Stage,
} from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "@/lib/domain/posture/coverage/applicable-controls";
import { randomFrom } from "./random-from";

interface Layer {
  readonly kind: NodeKind;
  readonly stage: Stage;
  readonly technologies: readonly string[];
  /** The share per hundred nodes. */
  readonly share: number;
  readonly artifact: Artifact;
}

const layers: readonly Layer[] = [
  { kind: "developer", stage: "build", technologies: [], share: 10, artifact: "code" },
  { kind: "source-repository", stage: "build", technologies: ["github"], share: 15, artifact: "code" },
  {
    kind: "parent-registry",
    stage: "build",
    technologies: ["docker-hub"],
    share: 5,
    artifact: "parent-image",
  },
  { kind: "ci", stage: "build", technologies: ["jenkins"], share: 15, artifact: "image" },
  { kind: "builder", stage: "build", technologies: [], share: 10, artifact: "image" },
  {
    kind: "production-registry",
    stage: "distribute",
    technologies: ["harbor"],
    share: 10,
    artifact: "image",
  },
  { kind: "delivery", stage: "distribute", technologies: ["argo-cd"], share: 5, artifact: "manifest" },
  { kind: "orchestrator", stage: "run", technologies: ["kubernetes"], share: 10, artifact: "container" },
  { kind: "host", stage: "run", technologies: ["ec2"], share: 20, artifact: "container" },
];
const statuses = [
  "implemented",
  "implemented",
  "implemented",
  "partial",
  "planned",
  "missing",
  "not-applicable",
  undefined,
] as const;

/**
 * Layers in sequence, with connections from each node to some of the next two layers, every control claimed
 * at random. The same for a size each time. @param handOvers connections out of each node; a fraction adds
 * one to some nodes
 */
export function layeredPipeline(size: number, handOvers = 3): PipelineDocument {
  const random = randomFrom(size);
  const nodes: PipelineNode[] = layers.flatMap(({ kind, stage, technologies, share }, layer) =>
    Array.from({ length: Math.round((size * share) / 100) }, (_, index): PipelineNode => {
      const builds = kind === "ci" && index % 2 === 0 ? { buildsImages: true } : {};
      return {
        id: `l${layer}-${index}`,
        kind,
        stage,
        name: `${kind} ${index}`,
        technologies: [...technologies],
        position: { x: layer * 260, y: index * 120 },
        ...builds,
      };
    }),
  );
  const byLayer = layers.map((_layer, layer) => nodes.filter(({ id }) => id.startsWith(`l${layer}-`)));
  const edges = byLayer.flatMap((members, layer) => {
    const next = [...(byLayer[layer + 1] ?? []), ...(byLayer[layer + 2] ?? [])];
    if (next.length === 0) return [];
    return members.flatMap(({ id }, at) =>
      Array.from({ length: countAt(at, handOvers) }, (_, index): PipelineEdge => {
        const target = next[Math.floor(random() * next.length)]?.id ?? id;
        return { id: `${id}-${index}`, source: id, target, artifact: layers[layer]?.artifact ?? "image" };
      }),
    );
  });
  const document: PipelineDocument = {
    schema: "blueline/pipeline/1",
    name: `${size} nodes in layers`,
    nodes,
    edges,
    zones: [],
    images: [],
    claims: [],
  };
  return { ...document, claims: claimAtRandom(document, random) };
}

function countAt(index: number, average: number): number {
  return Math.floor((index + 1) * average) - Math.floor(index * average);
}

function claimAtRandom(document: PipelineDocument, random: () => number): Claim[] {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipelineFromDocument(document));
  return document.nodes.flatMap((node) =>
    controlsOf(node, surroundings.get(node.id)).flatMap(({ id }): Claim[] => {
      const status = statuses[Math.floor(random() * statuses.length)];
      if (status === undefined) return [];
      const evidence = [
        {
          id: "v1",
          title: "Report",
          result: random() < 0.9 ? "supports" : "contradicts",
          effective: "2026-01-01",
        } as const,
      ];
      return [
        {
          node: node.id,
          control: id,
          status,
          ...(status === "implemented" && random() < 0.5 ? { evidence } : {}),
        },
      ];
    }),
  );
}
