import type { Claim, PipelineDocument, PipelineNode } from "@/lib/domain/pipeline/document";

const claimed: { readonly [node: string]: readonly string[] } = {
  repo: ["src-two-party-review", "src-strong-auth", "platform-hardening"],
  ci: [
    "img-sign",
    "img-vuln-scan",
    "ci-access-control",
    "ci-short-lived-credentials",
    "ci-hardening-patching",
    "ci-untrusted-code-isolation",
  ],
  registry: ["reg-access-control", "platform-hardening"],
  cluster: ["adm-image-signature"],
};

const node = (
  id: string,
  kind: PipelineNode["kind"],
  name: string,
  technology: string,
  fields: Partial<PipelineNode> = {},
): PipelineNode => ({
  id,
  kind,
  name,
  stage: "build",
  technologies: [technology],
  position: { x: 0, y: 0 },
  ...fields,
});

/** From a repository to a cluster, with all in place that takes an attacker: what CI pushes and the cluster pulls is checked. */
export function guardedLine(): PipelineDocument {
  const at = (x: number, y = 0) => ({ position: { x, y } });
  return {
    schema: "blueline/pipeline/1",
    name: "Guarded",
    nodes: [
      { id: "dev", kind: "developer", name: "Ana", stage: "build", ...at(-900) },
      node("repo", "source-repository", "GitLab", "gitlab", at(-600)),
      node("ci", "ci", "Pipeline", "gitlab-ci", { buildsImages: true, ...at(-300) }),
      node("registry", "production-registry", "ECR", "ecr", { stage: "distribute", ...at(100) }),
      node("cluster", "orchestrator", "EKS", "eks", { stage: "run", ...at(900) }),
    ],
    edges: [
      { id: "commit", source: "dev", target: "repo", artifact: "code" },
      { id: "trigger", source: "repo", target: "ci", artifact: "code", automated: true },
      { id: "push", source: "ci", target: "registry", artifact: "image", automated: true },
      { id: "pull", source: "registry", target: "cluster", artifact: "image", automated: true },
    ],
    zones: [],
    images: [],
    claims: Object.entries(claimed).flatMap(([place, controls]) =>
      controls.map((control): Claim => ({ node: place, control, status: "implemented" })),
    ),
  };
}
