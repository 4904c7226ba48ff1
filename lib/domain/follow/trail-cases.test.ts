import { describe, expect, test } from "vitest";
import { aPipeline } from "../../testing/builders";
import { followed } from "../../testing/followed";
import { articleTemplates } from "../catalogue/templates/article";
import { catalogue } from "../catalogue/load";
import type { PipelineDocument, PipelineEdge, PipelineNode } from "../pipeline/document";
import { pipelineFromDocument } from "../pipeline/pipeline";
import { checkedHandOvers } from "../posture/checked-connections";
import { followContainer, type Trail } from "./trail";

const today = "2026-11-24";
const follow = (document: PipelineDocument, image?: string) =>
  followed(pipelineFromDocument(document), today, image);
const idsOf = ({ hops }: Trail) => hops.map(({ edge }) => edge.id);

describe("the article's line", () => {
  const [article] = articleTemplates;
  if (!article) throw new Error("The article's template is gone.");

  test("runs from check-in to host, with the parent image from the side where it is built on", () => {
    const { hops, starts, ends } = follow(article.document);
    expect(hops.map(({ edge, isSide }) => [edge.id, isSide])).toEqual([
      ["e1-commit", false],
      ["e2-trigger", false],
      ["e3-parent", true],
      ["e4-push", false],
      ["e5-pull", false],
      ["e6-deploy", false],
    ]);
    expect(starts.map(({ name }) => name)).toEqual(["Developer", "Docker Hub"]);
    expect(ends.map(({ name }) => name)).toEqual(["Container hosts"]);
    expect(hops.every(({ isChecked }) => !isChecked)).toBe(true);
  });

  test.each([
    ["check-in", "src-two-party-review", ["e2-trigger"]],
    ["ci", "img-vuln-scan", ["e4-push"]],
    ["ci", "base-verify-signature", ["e3-parent"]],
    ["production-registry", "reg-promotion-gate", ["e4-push", "e5-pull"]],
    // Nobody signs.
    ["orchestrator", "adm-image-signature", []],
    ["orchestrator", "deploy-by-digest", ["e5-pull", "e6-deploy"]],
    // No gate at all.
    ["hosts", "host-patching", []],
  ])(
    "is solid at %s with %s where that counts on what passes by machine, and no attack path runs over it",
    (node, control, solid) => {
      const document = { ...article.document, claims: [{ node, control, status: "implemented" as const }] };
      const pipeline = pipelineFromDocument(document);
      const checked = checkedHandOvers(pipeline, catalogue, today, []);
      const { hops } = followContainer(pipeline, catalogue, today, checked, "app");
      expect(hops.filter(({ isChecked }) => isChecked).map(({ edge }) => edge.id)).toEqual(solid);
      expect(hops.some(({ isProven }) => isProven)).toBe(false);
      expect(
        hops.some(({ controls }) =>
          controls.some((one) => one.control.id === control && one.status === "declared"),
        ),
      ).toBe(true);
    },
  );
});

describe("the main line", () => {
  test("is what becomes the container, even by hand and drawn further down than what it is built on", () => {
    const { hops } = follow(
      aPipeline()
        .node("hub", { position: { x: 0, y: 0 } })
        .node("laptop", { position: { x: 0, y: 400 } })
        .node("ci", { buildsImages: true, position: { x: 300, y: 0 } })
        .node("host")
        .edge("hub", "ci", { artifact: "parent-image", automated: true })
        .edge("laptop", "ci", { artifact: "code", automated: false })
        .edge("ci", "host")
        .edge("laptop", "host", { automated: false })
        .toDocument(),
    );
    expect(hops.map(({ edge, isSide }) => [edge.id, isSide])).toEqual([
      ["laptop-ci", false],
      ["hub-ci", true],
      ["ci-host", false],
      ["laptop-host", true],
    ]);
  });

  test("leads to production first, and then to wherever else containers run", () => {
    const { hops, ends } = follow(
      aPipeline()
        .node("registry")
        .node("staging", { kind: "host", stage: "run", environment: "staging", position: { x: 0, y: 0 } })
        .node("host", { position: { x: 300, y: 0 } })
        .edge("registry", "staging")
        .edge("registry", "host")
        .toDocument(),
    );
    expect(hops.map(({ edge, isSide }) => [edge.id, isSide])).toEqual([
      ["registry-host", false],
      ["registry-staging", false],
    ]);
    expect(ends.map(({ id }) => id)).toEqual(["host", "staging"]);
  });
});

describe("images", () => {
  const document = aPipeline()
    .node("ci", { buildsImages: true })
    .node("registry")
    .node("cluster")
    .node("host")
    .node("other", { kind: "host", stage: "run" })
    .edge("ci", "registry")
    .edge("registry", "cluster", { images: ["a"] })
    .edge("registry", "other", { images: ["b"] })
    .edge("cluster", "host", { images: ["c"] })
    .toDocument();
  const withImages: PipelineDocument = {
    ...document,
    images: [
      { id: "a", name: "shop" },
      { id: "b", name: "mail" },
      { id: "c", name: "search" },
    ],
  };

  test("go only where they are named, and end where no further connection names them", () => {
    expect(idsOf(follow(withImages, "a"))).toEqual(["ci-registry", "registry-cluster"]);
    expect(idsOf(follow(withImages, "b"))).toEqual(["ci-registry", "registry-other"]);
    expect(idsOf(follow(withImages))).toEqual([
      "ci-registry",
      "registry-cluster",
      "cluster-host",
      "registry-other",
    ]);
    expect(follow(withImages, "b").hops.map(({ images }) => images.map(({ name }) => name))).toEqual([
      ["mail"],
      ["mail"],
    ]);
    expect(follow(withImages).hops.map(({ images, namesImages }) => [images.length, namesImages])).toEqual([
      [3, false],
      [1, true],
      [1, true],
      [1, true],
    ]);
  });

  test("that are not there any more are followed like all of them", () => {
    expect(follow(withImages, "gone")).toEqual(follow(withImages));
  });

  test("are not what an order carries, and who orders is told", () => {
    const gitOps = aPipeline()
      .node("repository")
      .node("ci")
      .node("registry")
      .node("argo")
      .node("cluster")
      .edge("repository", "ci", { artifact: "code" })
      .edge("ci", "registry")
      .edge("registry", "cluster")
      .edge("repository", "argo", { artifact: "manifest" })
      .edge("argo", "cluster", { artifact: "manifest", automated: true })
      .edge("ci", "argo", { artifact: "credential" })
      .toDocument();
    const { hops } = follow(gitOps);
    expect(hops.map(({ edge }) => edge.id)).toEqual(["repository-ci", "ci-registry", "registry-cluster"]);
    expect(hops.map(({ orders }) => orders.map(({ from }) => from.id))).toEqual([[], [], ["argo"]]);
  });
});

describe("a large map", () => {
  test("of 2,000 nodes in circles, with many ways and many gates, is followed to its end", () => {
    const count = 2_000;
    const nodes = Array.from({ length: count }, (_, index): PipelineNode => {
      const kind =
        index === count - 1 ? "host" : (["ci", "production-registry", "orchestrator"] as const)[index % 3];
      return {
        id: `n${index}`,
        kind: kind ?? "ci",
        name: `Node ${index}`,
        stage: index === count - 1 ? "run" : "build",
        position: { x: index, y: 0 },
      };
    });
    const edge = (source: number, target: number): PipelineEdge => ({
      id: `e${source}-${target}`,
      source: `n${source}`,
      target: `n${target}`,
      artifact: "image",
    });
    const edges = nodes.flatMap((_, index) => [
      ...(index + 1 < count ? [edge(index, index + 1)] : []),
      ...(index % 7 === 0 && index + 5 < count ? [edge(index, index + 5)] : []),
      ...(index % 11 === 0 && index > 20 && index < count - 1 ? [edge(index, index - 15)] : []),
    ]);
    const pipeline = pipelineFromDocument({
      schema: "blueline/pipeline/1",
      name: "Large",
      nodes,
      edges,
      zones: [],
      images: [],
      claims: [],
    });
    const { hops, reachesHost } = followed(pipeline, today);
    expect([hops.length, reachesHost]).toEqual([edges.length, true]);
  });

  test("with everything at one registry costs what there is", () => {
    const hosts = Array.from({ length: 5000 }, (_, index) => `h${index}`);
    const pipeline = pipelineFromDocument({
      schema: "blueline/pipeline/1",
      name: "Wide",
      nodes: [
        {
          id: "registry",
          kind: "production-registry",
          name: "registry",
          stage: "distribute",
          position: { x: 0, y: 0 },
        },
        ...hosts.map((id): PipelineNode => ({
          id,
          kind: "host",
          name: id,
          stage: "run",
          position: { x: 0, y: 0 },
        })),
      ],
      edges: hosts.map((id): PipelineEdge => ({
        id: `e-${id}`,
        source: "registry",
        target: id,
        artifact: "image",
      })),
      zones: [],
      images: [],
      claims: [],
    });
    expect(followed(pipeline, today).hops).toHaveLength(5000);
  });
});
