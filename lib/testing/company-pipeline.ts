import { aPipeline } from "./builders";
import type { PipelineDocument } from "../domain/pipeline/document";

/** A company of fourteen nodes: two CIs, a registry for staging and one for production, each with its cluster, and a hotfix from a laptop. */
export function companyPipeline(): PipelineDocument {
  const [staging, production] = [{ zone: "staging" }, { zone: "production" }];
  const document = aPipeline("Web shop")
    .node("developers", { kind: "developer" })
    .node("bitbucket", { kind: "source-repository" })
    .node("docker-hub", { kind: "parent-registry" })
    .node("jenkins")
    .node("teamcity")
    .node("laptop-build", { kind: "builder" })
    .node("harbor", { kind: "production-registry", ...staging })
    .node("promotion", { kind: "delivery" })
    .node("ecr", { kind: "production-registry", ...production })
    .node("argo")
    .node("eks-staging", { kind: "orchestrator", ...staging })
    .node("ec2-staging", { kind: "host", ...staging })
    .node("eks-production", { kind: "orchestrator", ...production })
    .node("ec2-production", { kind: "host", ...production })
    .edge("docker-hub", "jenkins", { artifact: "parent-image" })
    .edge("docker-hub", "teamcity", { artifact: "parent-image" })
    .edge("bitbucket", "jenkins", { artifact: "code" })
    .edge("bitbucket", "teamcity", { artifact: "code" })
    .edge("developers", "bitbucket", { artifact: "code" })
    .edge("developers", "laptop-build", { artifact: "code" })
    .edge("jenkins", "harbor")
    .edge("teamcity", "harbor")
    .edge("harbor", "promotion")
    .edge("promotion", "ecr")
    .edge("laptop-build", "ecr")
    .edge("harbor", "eks-staging")
    .edge("ecr", "eks-production")
    .edge("bitbucket", "argo", { artifact: "manifest" })
    .edge("argo", "eks-production", { artifact: "manifest" })
    .edge("argo", "eks-staging", { artifact: "manifest" })
    .edge("eks-staging", "ec2-staging", { artifact: "container" })
    .edge("eks-production", "ec2-production", { artifact: "container" })
    .toDocument();
  return {
    ...document,
    zones: [
      { id: "staging", name: "Staging account", kind: "account" },
      { id: "production", name: "Production account", kind: "account" },
    ],
  };
}
