import type { Claim, PipelineDocument, PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";
import { dayFromNow } from "./days";

/** What a link must not show unless a switch says so: each stands in one field that is hidden. */
export const canaries = {
  developer: "Canary Dora",
  nodeOwner: "canary-node-owner",
  claimOwner: "canary-claim-owner",
  nodeNote: "canary note of a node",
  claimNote: "canary note of a claim",
  reason: "canary reason",
  ticket: "https://canary-tickets.example/42",
  evidence: "canary-report",
  evidenceLink: "https://canary-evidence.example/7",
  host: "canary-host-17",
  machine: "canary-build01.corp.example",
  snapshotNote: "canary note of a snapshot",
  edgeNote: "canary note of a connection",
} as const;

const nodes: readonly Omit<PipelineNode, "position">[] = [
  { id: "developer", kind: "developer", stage: "build", name: canaries.developer },
  {
    id: "repository",
    kind: "source-repository",
    stage: "build",
    name: "GitHub",
    technologies: ["github"],
  },
  {
    id: "ci",
    kind: "ci",
    stage: "build",
    name: "Jenkins",
    technologies: ["jenkins"],
    buildsImages: true,
    version: `2.4 on ${canaries.machine}`,
    owner: canaries.nodeOwner,
    note: canaries.nodeNote,
  },
  {
    id: "parents",
    kind: "parent-registry",
    stage: "build",
    name: "Docker Hub",
    technologies: ["docker-hub"],
  },
  {
    id: "registry",
    kind: "production-registry",
    stage: "distribute",
    name: "Amazon ECR",
    technologies: ["ecr"],
  },
  { id: "orchestrator", kind: "orchestrator", stage: "run", name: "Amazon EKS", technologies: ["eks"] },
  { id: "host", kind: "host", stage: "run", name: canaries.host, technologies: ["ec2"] },
];

const handOvers = [
  ["developer", "repository", "code", false, canaries.edgeNote],
  ["repository", "ci", "code", true],
  ["parents", "ci", "parent-image", true],
  ["ci", "registry", "image", true],
  ["registry", "orchestrator", "image", true],
  ["orchestrator", "host", "container", true],
  ["developer", "registry", "image", false],
] as const;

const claims = (): readonly Claim[] => [
  {
    node: "ci",
    control: "ci-ephemeral-workers",
    status: "implemented",
    owner: canaries.claimOwner,
    due: dayFromNow(40),
    note: canaries.claimNote,
    ticket: canaries.ticket,
    evidence: [
      {
        id: "report",
        title: canaries.evidence,
        result: "supports",
        effective: dayFromNow(-10),
        expires: dayFromNow(80),
        url: canaries.evidenceLink,
      },
    ],
  },
  {
    node: "ci",
    control: "img-sign",
    status: "implemented",
    evidence: [
      {
        id: "audit",
        title: "Last year's audit",
        result: "supports",
        effective: dayFromNow(-400),
        expires: dayFromNow(-30),
      },
    ],
  },
  { node: "ci", control: "ci-worker-egress", status: "missing" },
  { node: "ci", control: "img-sbom", status: "planned", due: dayFromNow(20) },
  {
    node: "ci",
    control: "ci-untrusted-code-isolation",
    status: "not-applicable",
    reason: canaries.reason,
    review: dayFromNow(180),
  },
];

/** The article's pipeline as a story draws it by hand, with a canary in each field that a link hides. */
export function canaryPipeline(name: string): PipelineDocument {
  return {
    schema: "blueline/pipeline/1",
    name,
    nodes: nodes.map((node, index) => ({ ...node, position: { x: index * 260, y: (index % 2) * 140 } })),
    edges: handOvers.map(([source, target, artifact, automated, note]): PipelineEdge => ({
      id: `${source}-${target}`,
      source,
      target,
      artifact,
      automated,
      ...(note === undefined ? {} : { note }),
    })),
    zones: [],
    images: [],
    claims: [...claims()],
  };
}

const unsaid = { id: undefined, position: undefined };

/** All that a document says, without its ids, its order and the places on the map, which differ by how it was made. */
export function saidIn({ nodes: drawn, edges, zones, images, claims: made, ...rest }: PipelineDocument) {
  const nameOf = (id: string) => drawn.find((node) => node.id === id)?.name;
  const inOrder = <Item>(items: readonly Item[]) =>
    items.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  return {
    ...rest,
    zones,
    images,
    nodes: inOrder(drawn.map(({ name, ...node }) => ({ name, ...node, ...unsaid }))),
    edges: inOrder(
      edges.map(({ source, target, ...edge }) => ({
        from: nameOf(source),
        to: nameOf(target),
        ...edge,
        ...unsaid,
      })),
    ),
    claims: inOrder(
      made.map(({ control, node, evidence = [], ...claim }) => ({
        control,
        on: nameOf(node),
        ...claim,
        evidence: evidence.map((piece) => ({ ...piece, ...unsaid })),
      })),
    ),
  };
}
