import type { PipelineDocument, PipelineEdge, PipelineNode } from "../../pipeline/document";
import { columns } from "./columns";
import { sampleClaims } from "./sample-claims";
import { inOrder } from "./worked-example";

const [sources, builds] = columns.build;
const [between] = columns.distribute;
const [clusters] = columns.run;
const hosts = clusters + 260;
const row = (number: number) => 100 + 190 * number;

const inStaging = { environment: "staging", zone: "staging" } as const;
const inProduction = { environment: "production", zone: "production" } as const;

const nodes: readonly PipelineNode[] = [
  node("docker-hub", "parent-registry", "Docker Hub", ["docker-hub"], sources, 0),
  node("bitbucket", "source-repository", "Bitbucket", ["bitbucket"], sources, 1),
  node("developers", "developer", "Developers", [], sources, 2),
  { ...node("jenkins", "ci", "Jenkins", ["jenkins"], builds, 0), buildsImages: true },
  { ...node("teamcity", "ci", "TeamCity", ["teamcity"], builds, 1), buildsImages: true },
  node("laptop", "builder", "Laptop hotfix build", ["docker-build"], builds, 2),
  { ...node("harbor", "production-registry", "Harbor", ["harbor"], between, 0), ...inStaging },
  node("promotion", "delivery", "Promotion", ["shell-script"], between, 1),
  { ...node("ecr", "production-registry", "Amazon ECR", ["ecr"], between, 2), ...inProduction },
  node("argo-cd", "delivery", "Argo CD", ["argo-cd"], between, 3),
  { ...node("eks-staging", "orchestrator", "EKS staging", ["eks"], clusters, 0), ...inStaging },
  { ...node("eks-prod", "orchestrator", "EKS prod", ["eks"], clusters, 2), ...inProduction },
  { ...node("ec2-staging", "host", "EC2 staging nodes", ["ec2"], hosts, 0), ...inStaging },
  { ...node("ec2-prod", "host", "EC2 prod nodes", ["ec2"], hosts, 2), ...inProduction },
];

const edges: readonly PipelineEdge[] = [
  edge("developers", "bitbucket", "code", false),
  edge("bitbucket", "jenkins", "code", true),
  edge("bitbucket", "teamcity", "code", true),
  edge("developers", "laptop", "code", false),
  edge("docker-hub", "jenkins", "parent-image", true),
  edge("docker-hub", "teamcity", "parent-image", true),
  edge("jenkins", "harbor", "image", true),
  edge("teamcity", "harbor", "image", true),
  edge("harbor", "promotion", "image"),
  edge("promotion", "ecr", "image", false),
  edge("laptop", "ecr", "image", false),
  edge("harbor", "eks-staging", "image", true),
  edge("ecr", "eks-prod", "image", true),
  edge("bitbucket", "argo-cd", "manifest", true),
  edge("argo-cd", "eks-staging", "manifest", true),
  edge("argo-cd", "eks-prod", "manifest", true),
  edge("eks-staging", "ec2-staging", "container", true),
  edge("eks-prod", "ec2-prod", "container", true),
];

/**
 * A fictional company to explore: two CIs, a registry each for staging and production with a manual promotion between them, and a
 * hotfix from a laptop that bypasses all of it.
 */
export const sampleDocument: PipelineDocument = inOrder({
  schema: "blueline/pipeline/1",
  name: "Web shop (sample)",
  description:
    "A made-up web shop to look around in: two CI servers, Harbor for staging, Amazon ECR for production, and one way around them all. Change what you like; take it away when you are done.",
  nodes: [...nodes],
  edges: [...edges],
  zones: [
    { id: "production", name: "Production account", kind: "account" },
    { id: "staging", name: "Staging account", kind: "account" },
  ],
  images: [
    {
      id: "shop",
      name: "shop-web",
      builtBy: "jenkins",
      parents: [{ ref: "node:22" }],
      layers: [
        { kind: "parent", title: "node:22" },
        { kind: "dependencies", title: "npm packages" },
        { kind: "application", title: "shop-web" },
      ],
    },
  ],
  claims: [...sampleClaims],
});

function node(
  id: string,
  kind: PipelineNode["kind"],
  name: string,
  technologies: readonly string[],
  x: number,
  atRow: number,
): PipelineNode {
  const stage = x < between ? "build" : x < clusters ? "distribute" : "run";
  return {
    id,
    kind,
    name,
    stage,
    position: { x, y: row(atRow) },
    ...(technologies.length > 0 ? { technologies: [...technologies] } : {}),
  };
}

function edge(
  source: string,
  target: string,
  artifact: PipelineEdge["artifact"],
  automated?: boolean,
): PipelineEdge {
  return {
    id: `${source}-${target}`,
    source,
    target,
    artifact,
    ...(automated === undefined ? {} : { automated }),
  };
}
