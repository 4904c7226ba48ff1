import { describe, expect, test } from "vitest";
import { assessedOf } from "@/lib/testing/assessed-of";
import { aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import { articleTemplates } from "../../catalogue/templates/article";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import type { Claim } from "../../pipeline/document";
import { pipelineFromDocument, type Pipeline } from "../../pipeline/pipeline";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { findSlsaPlaces, slsaOf } from "./slsa";

interface Asked {
  /** Nodes from which no way leads to a target. */
  readonly aside?: readonly string[];
  readonly firstParty?: readonly string[];
  readonly as?: "declared" | "proven";
}

function slsa(pipeline: Pipeline, { aside = [], firstParty = [], as = "declared" }: Asked = {}) {
  const reaching = new Set(
    [...pipeline.nodes.values()].map(({ id }) => id).filter((id) => !aside.includes(id)),
  );
  const assessed = assessedOf(pipeline, mappedCatalogue);
  const places = findSlsaPlaces(assessed.nodes, mappedCatalogue.controls, {
    edges: [...pipeline.edges.values()].filter((edge) => isFlowEdge(edge, pipeline.nodes)),
    reaching,
    firstParty,
  });
  return slsaOf(assessed, mappedCatalogue, places, as);
}

const done: Partial<Claim> = { status: "implemented" };
const proven: Partial<Claim> = {
  status: "implemented",
  evidence: [{ id: "e", title: "Report", result: "supports", effective: "2026-11-01" }],
};

function claims(
  pipeline: PipelineBuilder,
  node: string,
  controls: readonly string[],
  fields = done,
): PipelineBuilder {
  return controls.reduce((drawn, control) => drawn.claim(node, control, fields), pipeline);
}

// What the catalogue asks of a building node: levels 1, 2 and 3 of the build track.
const level1 = ["ci-pipeline-as-code", "img-provenance"];
const level2 = ["ci-ephemeral-workers"];
const level3 = ["img-key-protection", "ci-cache-isolation"];
const oneCi = aPipeline()
  .node("ci", { buildsImages: true })
  .node("registry")
  .node("cluster")
  .edge("ci", "registry")
  .edge("registry", "cluster");
const twoStep = aPipeline()
  .node("ci")
  .node("builder")
  .node("cluster")
  .edge("ci", "builder", { artifact: "code" })
  .edge("builder", "cluster");

describe("the build level", () => {
  test("is absent where nothing builds, and where what builds leads to no target", () => {
    expect(slsa(aPipeline().node("registry").build()).build).toEqual({ next: [] });
    expect(slsa(claims(oneCi, "ci", level1).build(), { aside: ["ci"] }).build).toEqual({ next: [] });
  });

  test("is 0 where an item of level 1 is unmet, and says which on which node", () => {
    const provenance = ["build.distribute-provenance", "build.provenance-exists"];
    expect(slsa(oneCi.claim("ci", "ci-pipeline-as-code", done).build()).build).toEqual({
      level: 0,
      next: provenance.map((requirement) => ({ node: "ci", requirement })),
    });
  });

  test("climbs while every item of the next level is met", () => {
    const first = claims(oneCi, "ci", level1);
    expect(slsa(first.build()).build).toEqual({
      level: 1,
      next: [{ node: "ci", requirement: "build.hosted" }],
    });
    const second = claims(first, "ci", level2);
    expect(slsa(second.build()).build).toEqual({
      level: 2,
      next: [
        { node: "ci", requirement: "build.provenance-unforgeable" },
        { node: "ci", requirement: "build.isolated" },
      ],
    });
    expect(slsa(claims(second, "ci", level3).build()).build).toEqual({ level: 3, next: [] });
  });

  test("is not reached over a level that lacks something, however much of the higher ones is met", () => {
    expect(slsa(claims(oneCi, "ci", [...level2, ...level3, "img-provenance"]).build()).build).toMatchObject({
      level: 0,
    });
  });

  test("is that of the weakest building node", () => {
    const second = claims(oneCi, "ci", [...level1, ...level2])
      .node("other", { kind: "ci", buildsImages: true })
      .edge("other", "registry");
    expect(slsa(claims(second, "other", level1).build()).build).toEqual({
      level: 1,
      next: [{ node: "other", requirement: "build.hosted" }],
    });
    expect(slsa(claims(second, "other", level1).build(), { aside: ["other"] }).build).toMatchObject({
      level: 2,
    });
  });

  test("counts an item as unmet where all that answers it is not applicable", () => {
    const aside = claims(oneCi, "ci", level1).claim("ci", "ci-ephemeral-workers", {
      status: "not-applicable",
    });
    expect(slsa(aside.build()).build).toEqual({
      level: 1,
      next: [{ node: "ci", requirement: "build.hosted" }],
    });
  });

  test("asks what no builder can answer of every CI that feeds the builder", () => {
    const fed = twoStep
      .node("second", { kind: "ci" })
      .edge("second", "builder", { artifact: "code" })
      .claim("builder", "img-provenance", done);
    const asked = ["build.choose-an-appropriate-build-platform", "build.follow-a-consistent-build-process"];
    expect(slsa(fed.claim("ci", "ci-pipeline-as-code", done).build()).build).toEqual({
      level: 0,
      next: asked.map((requirement) => ({ node: "second", requirement })),
    });
    expect(
      slsa(claims(fed, "ci", level1.slice(0, 1)).claim("second", "ci-pipeline-as-code", done).build()).build
        .level,
    ).toBe(1);
  });

  test("asks one CI once, however many builders it feeds, and a builder that no CI feeds itself", () => {
    const two = twoStep
      .node("more", { kind: "builder" })
      .edge("ci", "more", { artifact: "code" })
      .node("lone", { kind: "builder" });
    const { next } = slsa(two.build()).build;
    expect(next.map(({ node, requirement }) => `${node} ${requirement}`)).toEqual([
      "builder build.distribute-provenance",
      "builder build.provenance-exists",
      "ci build.choose-an-appropriate-build-platform",
      "ci build.follow-a-consistent-build-process",
      "lone build.choose-an-appropriate-build-platform",
      "lone build.follow-a-consistent-build-process",
      "lone build.distribute-provenance",
      "lone build.provenance-exists",
      "more build.distribute-provenance",
      "more build.provenance-exists",
    ]);
  });

  test("a credential feeds no builder", () => {
    const lent = aPipeline().node("ci").node("builder").edge("ci", "builder", { artifact: "credential" });
    expect(slsa(lent.build()).build.next.map(({ node }) => node)).not.toContain("ci");
  });

  test("is held at 0 by a first-party origin that builds nothing and hands on an image or a container", () => {
    const pushed = claims(oneCi, "ci", [...level1, ...level2])
      .node("laptop")
      .edge("laptop", "registry", { artifact: "image" });
    expect(slsa(pushed.build(), { firstParty: ["laptop", "ci"] }).build).toEqual({
      level: 0,
      next: [],
      unbuilt: ["laptop"],
    });
    const checksIn = claims(oneCi, "ci", [...level1, ...level2])
      .node("laptop")
      .edge("laptop", "ci", { artifact: "code" });
    expect(slsa(checksIn.build(), { firstParty: ["laptop"] }).build).toMatchObject({ level: 2 });
  });

  test("names who hands on what nobody built, where there is no level to judge either", () => {
    const pushed = aPipeline()
      .node("laptop")
      .node("registry")
      .edge("laptop", "registry", { artifact: "image" });
    expect(slsa(pushed.build(), { firstParty: ["laptop"] }).build).toEqual({ next: [], unbuilt: ["laptop"] });
  });

  test("needs current evidence as proven", () => {
    const said = claims(claims(oneCi, "ci", level1, proven), "ci", level2);
    expect([slsa(said.build()).build.level, slsa(said.build(), { as: "proven" }).build.level]).toEqual([
      2, 1,
    ]);
  });
});

describe("the source level", () => {
  const repository = aPipeline().node("repository").node("ci").edge("repository", "ci", { artifact: "code" });

  test("is absent without a source repository that leads to a target", () => {
    expect(slsa(oneCi.build()).source).toEqual({ next: [] });
    expect(slsa(repository.build(), { aside: ["repository"] }).source).toEqual({ next: [] });
  });

  test("needs all controls that answer an item, not one of them", () => {
    const reviewed = claims(repository, "repository", ["src-provenance", "src-two-party-review"]);
    expect(slsa(reviewed.build()).source).toEqual({
      level: 0,
      next: [{ node: "repository", requirement: "source.human-readable-diff" }],
    });
    expect(slsa(reviewed.claim("repository", "src-branch-protection", done).build()).source.level).toBe(1);
  });

  test("is that of the weakest repository, and 4 at the most", () => {
    const all = [
      "src-branch-protection",
      "src-least-privilege",
      "src-pipeline-file-review",
      "src-provenance",
      "src-signed-commits",
      "src-strong-auth",
    ];
    const whole = claims(repository, "repository", [...all, "src-two-party-review"]);
    expect(slsa(whole.build()).source).toEqual({ level: 4, next: [] });
    const two = whole.node("tools", { kind: "source-repository" }).edge("tools", "ci", { artifact: "code" });
    expect(slsa(two.build()).source.level).toBe(0);
  });
});

test("the article's pipeline as it is drawn first reaches level 0 of both tracks", () => {
  const document = articleTemplates[0]?.document;
  if (!document) throw new Error("The article's template is gone.");
  const { build, source } = slsa(pipelineFromDocument(document));
  expect([build.level, source.level]).toEqual([0, 0]);
  expect(new Set(build.next.map(({ node }) => node))).toEqual(new Set(["ci"]));
});
