import { aPipeline, type PipelineBuilder } from "./builders";

/** The pipeline of the article that this product is about: check-in, CI, a parent, a registry, Kubernetes on hosts. */
export function articlePipeline(): PipelineBuilder {
  return articleUpToRegistry()
    .node("cluster", { technologies: ["kubernetes"] })
    .node("host", { technologies: ["ec2", "docker-engine"] })
    .edge("registry", "cluster")
    .edge("cluster", "host", { artifact: "container" });
}

/** The same before anything runs. */
export function articleUpToRegistry(): PipelineBuilder {
  return aPipeline()
    .node("laptop")
    .node("repository")
    .node("ci", { buildsImages: true, technologies: ["jenkins"] })
    .node("hub")
    .node("registry", { technologies: ["ecr"] })
    .edge("laptop", "repository", { artifact: "code" })
    .edge("repository", "ci", { artifact: "code" })
    .edge("hub", "ci", { artifact: "parent-image" })
    .edge("ci", "registry");
}
