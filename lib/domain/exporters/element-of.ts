import type { NodeKind, PipelineNode } from "../pipeline/document";

/** What a node is in a data-flow diagram. */
export type Element = "actor" | "process" | "store";

const elements: { readonly [K in NodeKind]: Element } = {
  developer: "actor",
  "source-repository": "store",
  ci: "process",
  builder: "process",
  "parent-registry": "store",
  "package-registry": "store",
  "production-registry": "store",
  delivery: "process",
  orchestrator: "process",
  host: "process",
  workload: "process",
  service: "process",
};

export function elementOf({ kind }: Pick<PipelineNode, "kind">): Element {
  return elements[kind];
}
