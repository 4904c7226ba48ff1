import { columns, rows } from "./columns";
import type { Template } from "./template";

export const manualTemplate: Template = {
  id: "manual",
  name: "Manual",
  summary:
    "An engineer builds the image on a laptop, pushes it and starts the container manually on a Docker host.",
  document: {
    schema: "blueline/pipeline/1",
    name: "Manual container pipeline",
    description:
      "An engineer builds and pushes on a laptop and starts the container manually. No repository and no CI: every check depends on a person's memory.",
    nodes: [
      {
        id: "developer",
        kind: "developer",
        technologies: ["workstation"],
        name: "Engineer",
        stage: "build",
        position: { x: columns.build[0], y: rows[0] },
      },
      {
        id: "host",
        kind: "host",
        technologies: ["virtual-machine", "docker-engine"],
        name: "Docker host",
        stage: "run",
        position: { x: columns.run[0], y: rows[1] },
      },
      {
        id: "laptop",
        kind: "builder",
        technologies: ["docker-build"],
        name: "Build on a laptop",
        stage: "build",
        position: { x: columns.build[1], y: rows[1] },
      },
      {
        id: "parent-registry",
        kind: "parent-registry",
        technologies: ["docker-hub"],
        name: "Docker Hub",
        stage: "build",
        position: { x: columns.build[0], y: rows[2] },
      },
      {
        id: "production-registry",
        kind: "production-registry",
        technologies: ["distribution-registry"],
        name: "Team registry",
        stage: "distribute",
        position: { x: columns.distribute[0], y: rows[1] },
      },
    ],
    edges: [
      { id: "e1-build", source: "developer", target: "laptop", artifact: "code", automated: false },
      {
        id: "e2-parent",
        source: "parent-registry",
        target: "laptop",
        artifact: "parent-image",
        automated: false,
        images: ["app"],
      },
      {
        id: "e3-push",
        source: "laptop",
        target: "production-registry",
        artifact: "image",
        automated: false,
        images: ["app"],
        note: "docker push, with the engineer's own account.",
      },
      {
        id: "e4-run",
        source: "production-registry",
        target: "host",
        artifact: "image",
        automated: false,
        images: ["app"],
        note: "The engineer signs in to the host and types docker pull and docker run.",
      },
    ],
    zones: [],
    images: [
      {
        id: "app",
        name: "app",
        builtBy: "laptop",
        parents: [{ ref: "ubuntu:24.04" }],
        layers: [
          { kind: "parent", title: "Ubuntu 24.04" },
          { kind: "dependencies", title: "Dependencies" },
          { kind: "application", title: "Application" },
        ],
      },
    ],
    claims: [],
  },
};
