import type { NodeKind } from "../pipeline/document";

/** One sentence per node kind. Apart from `kinds`, which every map loads. */
export const kindDescriptions: Readonly<Record<NodeKind, string>> = {
  developer: "A person who writes code and changes. For builds on their laptop, add an image builder.",
  "source-repository": "Keeps the code, the Dockerfile and often the deployment files, with their history.",
  ci: "Runs at each check-in: tests, scans and, often, the image build itself.",
  builder: "Puts layers on a parent image and makes a new image of them.",
  "parent-registry": "Provides parent images, such as an OS image on a public registry.",
  "package-registry": "Provides packages, actions, plugins and other tools that run in builds.",
  "production-registry":
    "Keeps the images that are meant to run, and serves them to orchestrators and hosts.",
  delivery: "Decides which version runs where and gives the order: CD, GitOps or a script.",
  orchestrator: "Pulls images and places containers on hosts.",
  host: "The machine, and its container engine, whose kernel the containers share.",
  workload: "The running container: the image's read-only layers and one writable layer on top.",
  service: "Supports the other nodes: secrets, identity, scanning, policy, monitoring.",
};
