import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { claimedArticle } from "./claimed-article";

/** The article's pipeline with its claims, and a laptop that pushes around all of it. */
export function articleWithLaptop(name: string): PipelineDocument {
  const document = claimedArticle(name);
  return {
    ...document,
    nodes: [
      ...document.nodes,
      { id: "laptop", kind: "developer", name: "Ana's laptop", stage: "build", position: { x: 240, y: -40 } },
    ],
    edges: [
      ...document.edges,
      {
        id: "e0-hotfix",
        source: "laptop",
        target: "production-registry",
        artifact: "image",
        automated: false,
      },
    ],
  };
}
