import type { NodeKind } from "../pipeline/document";

/** What several nodes of one kind are called together. */
export const kindsOfMany: { readonly [K in NodeKind]: string } = {
  developer: "Developers",
  "source-repository": "Source repositories",
  ci: "CI",
  builder: "Image builders",
  "parent-registry": "Parent registries",
  "package-registry": "Package registries",
  "production-registry": "Production registries",
  delivery: "Delivery",
  orchestrator: "Orchestrators",
  host: "Container hosts",
  workload: "Workloads",
  service: "Supporting services",
};
