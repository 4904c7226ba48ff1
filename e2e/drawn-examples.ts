import { aPipeline } from "@/lib/testing/builders";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";

const at = (x: number, y: number) => ({ position: { x, y } });

/** Example 1 of docs/concepts/attack-paths.md: CI fetches its scanner by a tag, and the scanner turns. */
export function scannerThatTurns(): PipelineDocument {
  return aPipeline("A scanner that turns")
    .node("ana", { kind: "developer", name: "Ana", ...at(0, 0) })
    .node("github", { kind: "source-repository", name: "GitHub", technologies: ["github"], ...at(260, 0) })
    .node("marketplace", {
      kind: "package-registry",
      name: "GitHub Marketplace",
      ...at(0, 200),
    })
    .node("ci", {
      name: "GitHub Actions",
      technologies: ["github-actions"],
      buildsImages: true,
      ...at(260, 200),
    })
    .node("registry", { name: "Registry", ...at(620, 200) })
    .node("eks", {
      kind: "orchestrator",
      name: "EKS prod",
      technologies: ["eks"],
      ...at(980, 200),
    })
    .edge("ana", "github", { artifact: "code", automated: true })
    .edge("github", "ci", { artifact: "code", automated: true })
    .edge("marketplace", "ci", { artifact: "tool", pinned: false, automated: true })
    .edge("ci", "registry", { automated: true })
    .edge("registry", "eks", { automated: true })
    .claim("github", "src-two-party-review", { status: "implemented" })
    .claim("ci", "img-vuln-scan", { status: "implemented" })
    .claim("ci", "img-sign", { status: "implemented" })
    .claim("eks", "adm-image-signature", { status: "implemented" })
    .toDocument();
}

/** Example 2 of docs/concepts/attack-paths.md: strangers propose changes, and a CI that holds a credential builds them. */
export function forkThatBuilds(): PipelineDocument {
  return aPipeline("A fork that builds")
    .node("contributors", { kind: "developer", name: "Contributors", external: true, ...at(0, 0) })
    .node("github", { kind: "source-repository", name: "GitHub", technologies: ["github"], ...at(260, 0) })
    .node("jenkins", {
      kind: "ci",
      name: "Jenkins",
      technologies: ["jenkins"],
      buildsImages: true,
      ...at(260, 200),
    })
    .node("registry", { name: "Registry", ...at(620, 0) })
    .node("hosts", { kind: "host", name: "Hosts", ...at(980, 200) })
    .edge("contributors", "github", { artifact: "code" })
    .edge("github", "jenkins", { artifact: "code", automated: true })
    .edge("jenkins", "registry", { automated: true })
    .edge("registry", "hosts", { automated: true })
    .edge("jenkins", "hosts", { artifact: "credential" })
    .claim("github", "src-two-party-review", { status: "implemented" })
    .toDocument();
}
