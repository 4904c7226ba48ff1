import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { type Pipeline, pipelineFromDocument } from "../../pipeline/pipeline";
import { analyse } from "../analyse";
import { bypassCauses } from "./bypass-causes";

const causesOf = (pipeline: Pipeline) =>
  bypassCauses(pipeline, analyse(pipeline, mappedCatalogue, "2026-11-26").gates, "declared").map(
    ({ hop, gates, targets }) => ({ edge: hop.edge.id, gates, targets }),
  );

/** Everything is built in CI, where images are signed and scanned, and goes through one registry to one cluster. */
function guarded() {
  return aPipeline()
    .node("laptop")
    .node("repository")
    .node("ci", { buildsImages: true })
    .node("registry")
    .node("cluster")
    .edge("laptop", "repository", { artifact: "code", automated: false })
    .edge("repository", "ci", { artifact: "code", automated: true })
    .edge("ci", "registry", { automated: true })
    .edge("registry", "cluster", { automated: true })
    .claim("ci", "img-vuln-scan", { status: "implemented" })
    .claim("ci", "img-malware-scan", { status: "implemented" });
}

const both = ["img-malware-scan", "img-vuln-scan"];

describe("what causes bypasses", () => {
  it("is nothing where every way passes the gates, nor for gates that are in place nowhere", () => {
    expect(causesOf(guarded().build())).toEqual([]);
  });

  it("is one connection where several gates are passed by it: where it joins what they guard", () => {
    const [cause, ...more] = causesOf(
      guarded().edge("laptop", "registry", { id: "hotfix", automated: false }).build(),
    );
    expect(more).toEqual([]);
    expect({ ...cause, gates: cause?.gates.toSorted() }).toEqual({
      edge: "hotfix",
      gates: both,
      targets: ["cluster"],
    });
  });

  it("is not what leads to that connection, nor what comes after it", () => {
    const pipeline = guarded()
      .node("builder")
      .edge("laptop", "builder", { artifact: "code", automated: false })
      .edge("builder", "registry", { id: "push", automated: false })
      .build();
    expect(causesOf(pipeline).map(({ edge }) => edge)).toEqual(["push"]);
  });

  it("is each connection by which something joins what the gate guards, whatever a delivery tool orders besides", () => {
    const pipeline = guarded()
      .node("source")
      .node("other-ci", { kind: "ci", buildsImages: true })
      .node("argo", { kind: "delivery" })
      .edge("source", "other-ci", { artifact: "code", automated: true })
      .edge("other-ci", "registry", { id: "unscanned", automated: true })
      .edge("laptop", "registry", { id: "hotfix", automated: false })
      .edge("repository", "argo", { artifact: "manifest", automated: true })
      .edge("argo", "cluster", { artifact: "manifest", automated: true })
      .claim("repository", "src-review", { status: "implemented" })
      .build();
    const causes = causesOf(pipeline);
    expect(causes.map(({ edge }) => edge)).toEqual(["hotfix", "unscanned"]);
    for (const { gates } of causes) expect(gates).toEqual(expect.arrayContaining(both));
  });

  it("is on a way that meets nothing guarded, where a target is reached by no other", () => {
    const pipeline = guarded()
      .node("batch", { kind: "orchestrator" })
      .edge("laptop", "batch", { id: "by-hand", artifact: "image", automated: false })
      .build();
    expect(causesOf(pipeline).map(({ edge }) => edge)).toEqual(["by-hand"]);
  });

  it("is the same whatever order connections were drawn in", () => {
    const drawn = guarded().edge("laptop", "registry", { id: "hotfix", automated: false }).toDocument();
    const backwards = { ...drawn, edges: drawn.edges.toReversed(), nodes: drawn.nodes.toReversed() };
    expect(causesOf(pipelineFromDocument(backwards))).toEqual(causesOf(pipelineFromDocument(drawn)));
  });
});
