import type { NodeKind } from "../pipeline/document";

/** What a node of each kind is, in a sentence. Apart from the rows of the kinds, which every map is drawn with. */
export const kindDescriptions: Readonly<Record<NodeKind, string>> = {
  developer:
    "A person, where code and changes begin. What they build on a laptop is an image builder of its own.",
  "source-repository": "Keeps the code, the Dockerfile and often the deployment files, with their history.",
  ci: "Runs at each check-in: tests, scans and, often, the image build itself.",
  builder: "Puts layers on a parent image and makes a new image of them.",
  "parent-registry": "Where parent images come from, such as an OS image on a public registry.",
  "package-registry": "Where packages, actions, plugins and other tools that run in builds come from.",
  "production-registry": "Keeps the images that are meant to run, and hands them to whatever runs them.",
  delivery: "Decides which version runs where and gives the order: CD, GitOps or a script.",
  orchestrator: "Pulls images and places containers on hosts.",
  host: "The machine, and its container engine, whose kernel the containers share.",
  workload: "The running container: the image's read-only layers and one writable layer on top.",
  service: "What the others lean on: secrets, identity, scanning, policy, monitoring.",
};
