import type { PipelineDocument, PipelineEdge, PipelineNode } from "../../pipeline/document";
import { columns, rows } from "./columns";
import type { Template } from "./template";

interface Tool {
  readonly technologies: readonly string[];
  readonly name: string;
}

/** Common tool combinations. `delivery`: the tool that deploys, if it is not CI. */
interface Stack {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly source: Tool;
  readonly ci: Tool;
  readonly registry: Tool;
  readonly delivery?: Tool;
  readonly orchestrator: Tool;
  readonly hosts: Tool;
}

const stacks: readonly Stack[] = [
  {
    id: "jenkins-harbor-kubernetes",
    name: "Jenkins, Harbor, Kubernetes",
    summary:
      "Jenkins builds, Harbor keeps, and a job of Jenkins deploys to Kubernetes on machines of your own.",
    source: { technologies: ["bitbucket"], name: "Bitbucket" },
    ci: { technologies: ["jenkins"], name: "Jenkins" },
    registry: { technologies: ["harbor"], name: "Harbor" },
    orchestrator: { technologies: ["kubernetes"], name: "Kubernetes" },
    hosts: { technologies: ["containerd"], name: "Worker nodes" },
  },
  {
    id: "github-ghcr-eks-argo-cd",
    name: "GitHub Actions, GHCR, EKS with Argo CD",
    summary:
      "GitHub Actions builds and writes the new version to the deployment files, and Argo CD syncs EKS to them.",
    source: { technologies: ["github"], name: "GitHub" },
    ci: { technologies: ["github-actions"], name: "GitHub Actions" },
    registry: { technologies: ["ghcr"], name: "GHCR" },
    delivery: { technologies: ["argo-cd"], name: "Argo CD" },
    orchestrator: { technologies: ["eks"], name: "Amazon EKS" },
    hosts: { technologies: ["ec2", "containerd"], name: "EC2 nodes" },
  },
  {
    id: "gitlab-openshift",
    name: "GitLab CI, GitLab registry, OpenShift",
    summary: "GitLab holds code, pipeline and images; a job of GitLab CI deploys to OpenShift.",
    source: { technologies: ["gitlab"], name: "GitLab" },
    ci: { technologies: ["gitlab-ci"], name: "GitLab CI" },
    registry: { technologies: ["gitlab-registry"], name: "GitLab registry" },
    orchestrator: { technologies: ["openshift"], name: "OpenShift" },
    hosts: { technologies: ["cri-o"], name: "Worker nodes" },
  },
  {
    id: "teamcity-artifactory-ecs",
    name: "TeamCity, Artifactory, ECS on EC2",
    summary:
      "TeamCity builds, Artifactory keeps, and TeamCity registers the new task with Amazon ECS, which runs it on EC2.",
    source: { technologies: ["github"], name: "GitHub" },
    ci: { technologies: ["teamcity"], name: "TeamCity" },
    registry: { technologies: ["artifactory"], name: "Artifactory" },
    orchestrator: { technologies: ["ecs"], name: "Amazon ECS" },
    hosts: { technologies: ["ec2", "docker-engine"], name: "EC2 instances" },
  },
];

export const stackTemplates: readonly Template[] = stacks.map((stack) => ({
  id: stack.id,
  name: stack.name,
  summary: stack.summary,
  document: drawStack(stack),
}));

function drawStack(stack: Stack): PipelineDocument {
  return {
    schema: "blueline/pipeline/1",
    name: stack.name,
    description: stack.summary,
    nodes: nodesOf(stack).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    edges: edgesOf(stack).map((edge, index) => ({ id: `e${index + 1}`, automated: true, ...edge })),
    zones: [],
    images: [
      {
        id: "app",
        name: "app",
        builtBy: "ci",
        parents: [{ ref: "ubuntu:24.04" }],
        layers: [
          { kind: "parent", title: "Ubuntu 24.04" },
          { kind: "dependencies", title: "Dependencies" },
          { kind: "application", title: "Application" },
        ],
      },
    ],
    claims: [],
  };
}

function nodesOf({ source, ci, registry, delivery, orchestrator, hosts }: Stack): PipelineNode[] {
  const [left, right] = columns.build;
  const [middle] = columns.distribute;
  const [last] = columns.run;
  const tools = ({ technologies, name }: Tool) => ({ technologies: [...technologies], name });
  return [
    {
      id: "developer",
      kind: "developer",
      name: "Developer",
      stage: "build",
      position: { x: left, y: rows[0] },
    },
    {
      id: "source",
      kind: "source-repository",
      ...tools(source),
      stage: "build",
      position: { x: left, y: rows[1] },
    },
    {
      id: "parent-registry",
      kind: "parent-registry",
      technologies: ["docker-hub"],
      name: "Docker Hub",
      stage: "build",
      position: { x: left, y: rows[2] },
    },
    {
      id: "ci",
      kind: "ci",
      ...tools(ci),
      stage: "build",
      position: { x: right, y: rows[0] },
      buildsImages: true,
    },
    {
      id: "registry",
      kind: "production-registry",
      ...tools(registry),
      stage: "distribute",
      position: { x: middle, y: delivery ? rows[0] : rows[1] },
    },
    ...(delivery
      ? ([
          {
            id: "deployment-files",
            kind: "source-repository",
            technologies: [...source.technologies],
            name: "Deployment files",
            stage: "build",
            position: { x: right, y: rows[1] },
          },
          {
            id: "delivery",
            kind: "delivery",
            ...tools(delivery),
            stage: "distribute",
            position: { x: middle, y: rows[1] },
          },
        ] satisfies PipelineNode[])
      : []),
    {
      id: "orchestrator",
      kind: "orchestrator",
      ...tools(orchestrator),
      stage: "run",
      position: { x: last, y: rows[0] },
    },
    { id: "hosts", kind: "host", ...tools(hosts), stage: "run", position: { x: last, y: rows[1] } },
  ];
}

function edgesOf({ delivery }: Stack): Omit<PipelineEdge, "id">[] {
  const images = ["app"];
  return [
    { source: "developer", target: "source", artifact: "code", automated: false },
    { source: "source", target: "ci", artifact: "code" },
    { source: "parent-registry", target: "ci", artifact: "parent-image", images },
    { source: "ci", target: "registry", artifact: "image", images },
    { source: "registry", target: "orchestrator", artifact: "image", images },
    ...(delivery
      ? ([
          { source: "ci", target: "deployment-files", artifact: "manifest" },
          { source: "deployment-files", target: "delivery", artifact: "manifest" },
          { source: "delivery", target: "orchestrator", artifact: "manifest" },
        ] satisfies Omit<PipelineEdge, "id">[])
      : ([{ source: "ci", target: "orchestrator", artifact: "manifest" }] satisfies Omit<
          PipelineEdge,
          "id"
        >[])),
    { source: "orchestrator", target: "hosts", artifact: "container", images },
  ];
}
