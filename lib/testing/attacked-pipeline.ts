import type { PipelineDocument } from "../domain/pipeline/document";
import { aPipeline } from "./builders";

/** A pipeline in which strangers propose changes, an unpinned action runs in CI, and a laptop pushes past all of it by hand. */
export function attackedPipeline(name = "Web shop"): PipelineDocument {
  const at = (x: number, y: number) => ({ position: { x, y } });
  return aPipeline(name)
    .node("stranger", { kind: "developer", name: "Contributors", external: true, ...at(0, 80) })
    .node("laptop", { name: "Ana's laptop", ...at(0, 300) })
    .node("repository", { name: "GitHub", technologies: ["github"], ...at(240, 80) })
    .node("market", { kind: "package-registry", name: "GitHub Marketplace", ...at(240, 520) })
    .node("ci", {
      name: "GitHub Actions",
      technologies: ["github-actions"],
      buildsImages: true,
      ...at(480, 80),
    })
    .node("registry", { name: "Production registry", ...at(800, 80) })
    .node("cluster", { name: "EKS prod", technologies: ["kubernetes"], ...at(1100, 80) })
    .edge("stranger", "repository", { artifact: "code" })
    .edge("laptop", "repository", { artifact: "code", automated: true })
    .edge("repository", "ci", { artifact: "code", automated: true })
    .edge("market", "ci", { artifact: "tool", pinned: false })
    .edge("ci", "registry", { automated: true })
    .edge("registry", "cluster", { automated: true })
    .edge("laptop", "registry", { automated: false })
    .claim("ci", "img-vuln-scan", { status: "implemented" })
    .toDocument();
}
