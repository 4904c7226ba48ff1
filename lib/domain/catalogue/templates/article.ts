import type { PipelineDocument } from "../../pipeline/document";
import { columns, rows } from "./columns";
import type { Template } from "./template";

const ciServers = {
  jenkins: { id: "jenkins", name: "Jenkins" },
  teamcity: { id: "teamcity", name: "TeamCity" },
} as const;

const parents = {
  ubuntu: {
    name: "Ubuntu",
    ref: "ubuntu:24.04",
    title: "Ubuntu 24.04",
    registry: { id: "docker-hub", name: "Docker Hub" },
  },
  // CentOS Stream is published on Quay.io; the images on Docker Hub stopped with CentOS 8.
  centos: {
    name: "CentOS",
    ref: "quay.io/centos/centos:stream10",
    title: "CentOS Stream 10",
    registry: { id: "quay", name: "Quay.io" },
  },
  alpine: {
    name: "Alpine",
    ref: "alpine:3.22",
    title: "Alpine Linux 3.22",
    registry: { id: "docker-hub", name: "Docker Hub" },
  },
} as const;

type CiServer = (typeof ciServers)[keyof typeof ciServers];
type Parent = (typeof parents)[keyof typeof parents];

/** Fully automated from check-in to a running container, for each choice of CI server and parent image. */
export const articleTemplates: readonly Template[] = Object.entries(ciServers).flatMap(([ciKey, ci]) =>
  Object.entries(parents).map(([parentKey, parent]) => {
    const id = [
      "article",
      ...(ciKey === "jenkins" ? [] : [ciKey]),
      ...(parentKey === "ubuntu" ? [] : [parentKey]),
    ].join("-");
    return {
      id,
      name: `Automated, with ${ci.name}`,
      summary: `Fully automated from check-in through ${ci.name} and a production registry to Kubernetes on AWS EC2, with ${parent.name} as parent image.`,
      document: drawArticle(ci, parent),
      ...(id === "article" ? {} : { variantOf: "article" }),
      choices: { "CI server": ci.name, "Parent image": parent.name },
    };
  }),
);

function drawArticle(ci: CiServer, parent: Parent): PipelineDocument {
  return {
    schema: "blueline/pipeline/1",
    name: "Container pipeline",
    description:
      "From check-in to production without a hand on the way: CI pulls a parent OS image, adds layers and pushes to the production registry; the orchestrator pulls from there and deploys onto container hosts.",
    nodes: [
      {
        id: "check-in",
        kind: "source-repository",
        technologies: ["github"],
        name: "Check-in",
        stage: "build",
        position: { x: columns.build[0], y: rows[1] },
      },
      {
        id: "ci",
        kind: "ci",
        technologies: [ci.id],
        name: ci.name,
        stage: "build",
        position: { x: columns.build[1], y: rows[1] },
        buildsImages: true,
      },
      {
        id: "developer",
        kind: "developer",
        name: "Developer",
        stage: "build",
        position: { x: columns.build[0], y: rows[0] },
      },
      {
        id: "hosts",
        kind: "host",
        technologies: ["ec2", "docker-engine"],
        name: "Container hosts",
        stage: "run",
        position: { x: columns.run[0], y: rows[2] },
      },
      {
        id: "orchestrator",
        kind: "orchestrator",
        technologies: ["kubernetes"],
        name: "Kubernetes",
        stage: "run",
        position: { x: columns.run[0], y: rows[1] },
      },
      {
        id: "parent-registry",
        kind: "parent-registry",
        technologies: [parent.registry.id],
        name: parent.registry.name,
        stage: "build",
        position: { x: columns.build[0], y: rows[2] },
      },
      {
        id: "production-registry",
        kind: "production-registry",
        technologies: ["ecr"],
        name: "Production registry",
        stage: "distribute",
        position: { x: columns.distribute[0], y: rows[1] },
      },
    ],
    edges: [
      { id: "e1-commit", source: "developer", target: "check-in", artifact: "code", automated: false },
      { id: "e2-trigger", source: "check-in", target: "ci", artifact: "code", automated: true },
      {
        id: "e3-parent",
        source: "parent-registry",
        target: "ci",
        artifact: "parent-image",
        automated: true,
        images: ["app"],
      },
      {
        id: "e4-push",
        source: "ci",
        target: "production-registry",
        artifact: "image",
        automated: true,
        images: ["app"],
      },
      {
        id: "e5-pull",
        source: "production-registry",
        target: "orchestrator",
        artifact: "image",
        automated: true,
        images: ["app"],
      },
      {
        id: "e6-deploy",
        source: "orchestrator",
        target: "hosts",
        artifact: "container",
        automated: true,
        images: ["app"],
      },
    ],
    zones: [],
    images: [
      {
        id: "app",
        name: "app",
        builtBy: "ci",
        parents: [{ ref: parent.ref }],
        layers: [
          { kind: "parent", title: parent.title },
          { kind: "dependencies", title: "Dependencies" },
          { kind: "application", title: "Application" },
        ],
      },
    ],
    claims: [],
  };
}
