import type { PipelineDocument } from "../domain/pipeline/document";
import { aPipeline } from "./builders";

const run = { stage: "run" } as const;

/** Pipelines on which engine and oracle once disagreed; every property tries them first. */
export const failingGraphs: readonly PipelineDocument[] = [
  // Only both deliveries together stand for the host; one of them was shown as the whole fix.
  aPipeline("Two deliveries order one host")
    .node("repository")
    .node("argo")
    .node("flux", { kind: "delivery", stage: "distribute" })
    .node("host")
    .edge("argo", "host", { artifact: "manifest" })
    .edge("flux", "host", { artifact: "manifest" })
    .edge("repository", "host")
    .toDocument(),
  // So many that not every choice among them is tried; the fix had no node then.
  ["argo-a", "argo-b", "argo-c", "argo-d", "argo-e", "argo-f", "argo-g"]
    .reduce(
      (builder, id) =>
        builder
          .node(id, { kind: "delivery", stage: "distribute" })
          .edge(id, "host", { artifact: "manifest" }),
      aPipeline("Seven deliveries order one host").node("repository").node("host").edge("repository", "host"),
    )
    .toDocument(),
  // A delivery of what is no target was shown as the fix of what is one.
  aPipeline("A delivery beside the way")
    .node("repository")
    .node("registry")
    .node("argo")
    .node("app")
    .node("staged", { kind: "workload", ...run, environment: "test" })
    .edge("registry", "app", { artifact: "manifest" })
    .edge("argo", "staged", { artifact: "manifest" })
    .edge("repository", "app")
    .toDocument(),
  // What CI lacks for itself and for the builder that it feeds is one thing that it lacks.
  aPipeline("CI that builds, and feeds a builder")
    .node("ci", { buildsImages: true })
    .node("builder")
    .node("app")
    .edge("ci", "builder", { artifact: "manifest" })
    .edge("builder", "app")
    .toDocument(),
  // A hostile target stands behind no gate, and yet does not walk past those of another.
  aPipeline("One target acts on another")
    .node("builder")
    .node("staging", { kind: "orchestrator", ...run, environment: "test" })
    .node("host", { environment: "staging" })
    .edge("builder", "staging")
    .edge("builder", "host", { artifact: "manifest" })
    .edge("staging", "builder", { artifact: "credential" })
    .claim("host", "host-pull", { status: "implemented" })
    .toDocument(),
  // 3 x 0.6 and 2 x 0.9 differ in their last bit.
  aPipeline("Priorities that tie")
    .node("argo")
    .node("host")
    .node("app")
    .edge("argo", "host", { artifact: "manifest" })
    .edge("host", "app", { artifact: "manifest" })
    .claim("host", "host-pull", { status: "partial" })
    .claim("app", "host-pull", { status: "partial" })
    .claim("argo", "adm-threshold", { status: "implemented" })
    .toDocument(),
  // What a stranger hands is set aside, so what it comes through begins unsigned; nothing was asked to sign.
  aPipeline("A stranger's image, checked")
    .node("stranger", { kind: "developer", external: true })
    .node("packages", { kind: "package-registry" })
    .node("cluster")
    .edge("stranger", "packages")
    .edge("packages", "cluster")
    .toDocument(),
];

/** For fc.assert. */
export const failingExamples: [PipelineDocument][] = failingGraphs.map((document) => [document]);
