import type { OperationBody } from "@/lib/domain/pipeline/operations";
import type { PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";

/** What somebody once wrote into a note, and an admin erases everywhere. */
export const pastedSecret = "hunter2-of-the-old-registry";

function node(
  id: string,
  kind: PipelineNode["kind"],
  stage: PipelineNode["stage"],
  more: Partial<PipelineNode> & Pick<PipelineNode, "name">,
): OperationBody {
  return { type: "node.added", node: { id, kind, stage, position: { x: 0, y: 0 }, ...more } };
}

function edge(
  source: string,
  target: string,
  artifact: PipelineEdge["artifact"],
  more: Partial<PipelineEdge> = {},
): OperationBody {
  return { type: "edge.added", edge: { id: `${source}-${target}`, source, target, artifact, ...more } };
}

/** A payment service from laptops to a cluster: each kind of node, and each field that something of a map can have. */
export const paymentsMap: readonly OperationBody[] = [
  { type: "zone.added", zone: { id: "aws", name: "Production account", kind: "account" } },
  { type: "zone.added", zone: { id: "office", name: "Office", kind: "network" } },
  node("laptops", "developer", "build", { name: "Developers", zone: "office", owner: "Payments" }),
  node("partner", "developer", "build", { name: "Partner", external: true }),
  node("repo", "source-repository", "build", {
    name: "github.com/acme/payments",
    technologies: ["github"],
    url: "https://github.com/acme/payments",
    owner: "Ana",
  }),
  node("hub", "parent-registry", "build", { name: "Docker Hub", technologies: ["docker-hub"] }),
  node("packages", "package-registry", "build", { name: "npm" }),
  node("ci", "ci", "build", {
    name: "Jenkins",
    technologies: ["jenkins"],
    version: "2.516",
    owner: "Anna",
    note: `Workers are virtual machines. The password was ${pastedSecret} once.`,
    buildsImages: true,
  }),
  node("kaniko", "builder", "build", { name: "Kaniko" }),
  node("harbor", "production-registry", "distribute", {
    name: "Harbor",
    technologies: ["harbor"],
    url: "https://harbor.acme.example",
    zone: "aws",
  }),
  node("argo", "delivery", "distribute", { name: "Argo CD" }),
  node("cluster", "orchestrator", "run", {
    name: "EKS",
    technologies: ["kubernetes"],
    zone: "aws",
    environment: "production",
    owner: "Runtime",
  }),
  node("worker", "host", "run", { name: "Workers", zone: "aws" }),
  node("api", "workload", "run", { name: "payments-api", zone: "aws" }),
  node("ledger", "service", "run", { name: "Ledger database" }),
  edge("laptops", "repo", "code"),
  edge("partner", "repo", "code", { note: "By pull request" }),
  edge("repo", "ci", "code", { pinned: true, automated: true }),
  edge("hub", "ci", "parent-image", { pinned: false }),
  edge("packages", "ci", "tool"),
  edge("ci", "kaniko", "code"),
  edge("kaniko", "harbor", "image", { automated: true }),
  edge("harbor", "cluster", "image"),
  edge("repo", "argo", "manifest"),
  edge("argo", "cluster", "manifest", { automated: true }),
  edge("cluster", "worker", "container"),
  edge("cluster", "api", "container"),
  edge("api", "ledger", "credential"),
  {
    type: "image.added",
    image: {
      id: "app",
      name: "harbor.acme.example/payments",
      names: ["ghcr.io/acme/shop"],
      builtBy: "kaniko",
      parents: [{ ref: "node:22", digest: `sha256:${"5e".repeat(32)}` }],
      layers: [
        { kind: "parent", title: "node:22" },
        { kind: "application", title: "The service" },
      ],
    },
  },
];

/** What came after: each thing is changed once, and something of each kind was there and went. */
export const paymentsChanges: readonly OperationBody[] = [
  { type: "pipeline.changed", set: { description: "Takes the money." } },
  { type: "nodes.moved", positions: { ci: { x: 300, y: 40 }, harbor: { x: 700, y: 40 } } },
  { type: "node.changed", node: "worker", set: { name: "Worker nodes", version: "1.33" } },
  { type: "edge.changed", edge: "kaniko-harbor", set: { images: ["app"] } },
  { type: "zone.changed", zone: "office", set: { name: "Offices" } },
  { type: "image.changed", image: "app", set: { parents: [{ ref: "node:24" }] } },
  node("old-ci", "ci", "build", { name: "TeamCity" }),
  edge("repo", "old-ci", "code"),
  { type: "edge.removed", edge: "repo-old-ci" },
  { type: "node.removed", node: "old-ci" },
  // Said too late.
  { type: "node.changed", node: "old-ci", set: { name: "TeamCity 2026" } },
  { type: "zone.added", zone: { id: "lab", name: "Laboratory", kind: "other" } },
  { type: "zone.removed", zone: "lab" },
  { type: "image.added", image: { id: "debug", name: "debug" } },
  { type: "image.removed", image: "debug" },
];
