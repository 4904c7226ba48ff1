import type { Control, MappedCatalogue } from "@/lib/domain/catalogue/catalogue";
import type {
  Claim,
  NodeKind,
  PipelineDocument,
  PipelineEdge,
  PipelineNode,
  Stage,
} from "../domain/pipeline/document";
import { type Pipeline, pipelineFromDocument } from "../domain/pipeline/pipeline";

/** Arranges a pipeline: `aPipeline().node("ci").edge("ci", "registry").claim("ci", "c-scan", { status: "planned" }).build()`. */
export class PipelineBuilder {
  private constructor(private readonly document: PipelineDocument) {}

  static start(name: string): PipelineBuilder {
    return new PipelineBuilder({
      schema: "blueline/pipeline/1",
      name,
      nodes: [],
      edges: [],
      zones: [],
      images: [],
      claims: [],
    });
  }

  node(id: string, fields: Partial<PipelineNode> = {}): PipelineBuilder {
    const kind = fields.kind ?? kindsById.get(id) ?? "ci";
    const node: PipelineNode = {
      id,
      kind,
      name: id,
      stage: stageOf(kind),
      position: { x: 0, y: 0 },
      ...fields,
    };
    return new PipelineBuilder({ ...this.document, nodes: [...this.document.nodes, node] });
  }

  /** An edge whose id is `source-target` unless given. */
  edge(source: string, target: string, fields: Partial<PipelineEdge> = {}): PipelineBuilder {
    const edge: PipelineEdge = { id: `${source}-${target}`, source, target, artifact: "image", ...fields };
    return new PipelineBuilder({ ...this.document, edges: [...this.document.edges, edge] });
  }

  claim(node: string, control: string, fields: Partial<Claim>): PipelineBuilder {
    return new PipelineBuilder({
      ...this.document,
      claims: [...this.document.claims, { node, control, ...fields }],
    });
  }

  toDocument(): PipelineDocument {
    return this.document;
  }

  build(): Pipeline {
    return pipelineFromDocument(this.document);
  }
}

export function aPipeline(name = "Payments API"): PipelineBuilder {
  return PipelineBuilder.start(name);
}

const kindsById = new Map<string, NodeKind>([
  ["laptop", "developer"],
  ["repository", "source-repository"],
  ["ci", "ci"],
  ["builder", "builder"],
  ["hub", "parent-registry"],
  ["registry", "production-registry"],
  ["argo", "delivery"],
  ["cluster", "orchestrator"],
  ["host", "host"],
  ["app", "workload"],
]);

function stageOf(kind: NodeKind): Stage {
  if (kind === "production-registry" || kind === "delivery") return "distribute";
  return kind === "orchestrator" || kind === "host" || kind === "workload" ? "run" : "build";
}

export function aControl(id: string, fields: Partial<Control> = {}): Control {
  return {
    id,
    title: `Control ${id}`,
    appliesTo: ["ci"],
    stage: "build",
    kind: "preventive",
    weight: 3,
    ...fields,
  };
}

/** A few controls of every sort that the analysis tells apart; the ids are those of `controlIds` in arbitraries.ts. */
export function aCatalogue(): MappedCatalogue {
  return {
    version: "test",
    controls: [
      aControl("c-scan", {
        appliesTo: ["ci", "builder", "production-registry"],
        weight: 5,
        gate: { point: "image-build", about: "content", against: "mistake" },
      }),
      aControl("c-sign", { appliesTo: ["builder"], weight: 4 }),
      aControl("c-mirror", { appliesTo: ["parent-registry"], onlyIfFed: true, weight: 2 }),
      aControl("c-jenkins", { products: ["jenkins"], weight: 1 }),
      aControl("c-host", { appliesTo: ["host", "orchestrator", "workload"], stage: "run", weight: 3 }),
    ],
    technologies: [
      { id: "jenkins", name: "Jenkins", kinds: ["ci"], products: ["jenkins"] },
      { id: "kubernetes", name: "Kubernetes", kinds: ["orchestrator"], products: ["kubernetes"] },
      { id: "eks", name: "Amazon EKS", kinds: ["orchestrator"], products: ["eks", "kubernetes"] },
    ],
    mappings: {
      techniques: [{ id: "T1525", controls: ["c-scan", "c-sign"] }],
      frameworks: [{ id: "guide", requirements: [{ id: "1.1", controls: ["c-scan", "c-host"] }] }],
    },
  };
}
