// @module-tag large
import { describe, expect, it } from "vitest";
import { draftOf, drawnNode, ImportedMap, shopFiles } from "@/lib/testing/imported-map";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import type { MergePiece } from "./merge-piece";

const find = (pieces: readonly MergePiece[], id: string) => pieces.find((piece) => piece.id === id);

const ci = "scan-ci-github-actions";

describe("claims", () => {
  const rooted = { ...shopFiles, "app/Dockerfile": "FROM node:22\nUSER root\n" };
  const control = "img-non-root-user";
  const claimOn = (pipeline: Pipeline) => pipeline.claims.get(ci)?.get(control);

  it("that files made become what files say", () => {
    const imported = new ImportedMap().import(shopFiles);
    expect(claimOn(imported.pipeline)?.status).toBe("implemented");
    imported.import(rooted);
    expect(claimOn(imported.pipeline)).toMatchObject({ status: "missing" });
    expect(claimOn(imported.pipeline)?.evidence).toBeUndefined();
  });

  it("that a person made stay, with the lines that speak for them or against them", () => {
    const claim: OperationBody = {
      type: "claim.changed",
      node: ci,
      control,
      set: { status: "implemented", owner: "Ana" },
    };
    const imported = new ImportedMap().person(
      drawnNode({ id: ci, kind: "ci", name: "GitHub Actions" }),
      claim,
    );
    const against = new ImportedMap(imported.pipeline).import(rooted);
    expect(claimOn(against.pipeline)).toMatchObject({
      status: "implemented",
      owner: "Ana",
      evidence: [{ result: "contradicts", title: expect.stringContaining("app/Dockerfile:2") }],
    });
    const backed = new ImportedMap(imported.pipeline).import(shopFiles);
    expect(claimOn(backed.pipeline)).toMatchObject({
      status: "implemented",
      evidence: [{ result: "supports" }],
    });
    expect(backed.plan(shopFiles).pieces).toEqual([]);
    // The line that spoke for it is gone, and one speaks against it.
    expect(claimOn(backed.import(rooted).pipeline)).toMatchObject({
      status: "implemented",
      evidence: [{ result: "contradicts" }],
    });
  });

  it("that a person changed stay, and evidence that they took off is not put back", () => {
    const imported = new ImportedMap()
      .import(shopFiles)
      .person(
        { type: "claim.changed", node: ci, control, set: { status: "partial" } },
        { type: "evidence.removed", node: ci, control, evidence: "scan-1" },
      );
    expect(imported.plan(shopFiles).pieces).toEqual([]);
    imported.person({ type: "claim.changed", node: ci, control, set: null });
    expect(find(imported.plan(shopFiles).pieces, `claim ${ci} ${control}`)).toMatchObject({ ticked: false });
  });

  it("of which no line speaks any more are offered as gone, ticked where nobody touched them", () => {
    const silent = { ...shopFiles, "app/Dockerfile": "FROM node:22\n" };
    const imported = new ImportedMap().import(shopFiles);
    expect(find(imported.plan(silent).pieces, `claim ${ci} ${control}`)).toMatchObject({
      does: "remove",
      ticked: true,
    });
    imported.person({ type: "claim.changed", node: ci, control, set: { owner: "Ana" } });
    expect(find(imported.plan(silent).pieces, `claim ${ci} ${control}`)).toMatchObject({
      does: "change",
      ticked: false,
    });
  });
});

describe("what files no longer say", () => {
  const { "k8s/shop.yaml": _gone, ...without } = shopFiles;
  const workload = "scan-workload-kubernetes-shop";

  it("goes, with its connections, where nobody made anything of it", () => {
    const imported = new ImportedMap().import(shopFiles);
    expect(imported.pipeline.nodes.get(workload)).toBeDefined();
    const { pieces } = imported.plan(without);
    expect(find(pieces, `node ${workload}`)).toMatchObject({ does: "remove", ticked: true });
    imported.import(without);
    const { incoming } = draftOf(without);
    expect(new Set([...imported.pipeline.nodes.values()].map(({ id }) => id))).toEqual(
      new Set(incoming.nodes.map(({ id }) => id)),
    );
  });

  it("is only offered where people claimed something on it", () => {
    const imported = new ImportedMap().import(shopFiles).person({
      type: "claim.changed",
      node: workload,
      control: "run-drop-privileges",
      set: { status: "planned" },
    });
    expect(find(imported.plan(without).pieces, `node ${workload}`)).toMatchObject({
      does: "remove",
      ticked: false,
    });
    expect(imported.import(without).pipeline.nodes.get(workload)).toBeDefined();
  });

  it("is only offered where it builds an image that people drew", () => {
    const moved = {
      ".gitlab-ci.yml":
        "build:\n  script:\n    - docker build -t registry.example.org/shop:1 app\n    - docker push registry.example.org/shop:1\n",
      "app/Dockerfile": shopFiles["app/Dockerfile"],
      "k8s/shop.yaml": shopFiles["k8s/shop.yaml"],
    };
    const imported = new ImportedMap().import(shopFiles);
    expect(find(imported.plan(moved).pieces, `node ${ci}`)).toMatchObject({ does: "remove", ticked: true });
    imported.person({ type: "image.added", image: { id: "i1", name: "ours", builtBy: ci } });
    expect(find(imported.plan(moved).pieces, `node ${ci}`)).toMatchObject({
      does: "remove",
      ticked: false,
      why: expect.stringContaining("People"),
    });
    expect(imported.import(moved).pipeline.images.get("i1")?.builtBy).toBe(ci);
  });

  it("is only offered where people say that a connection carries it", () => {
    const build = ".github/workflows/build.yml";
    const steps =
      "      - run: docker build -t registry.example.org/cart:1 cart\n      - run: docker push registry.example.org/cart:1\n";
    const two = {
      ...shopFiles,
      [build]: `${shopFiles[build]}${steps}`,
      "cart/Dockerfile": "FROM node:22\nUSER node\n",
      "k8s/cart.yaml": shopFiles["k8s/shop.yaml"].replaceAll("shop", "cart"),
    };
    const imported = new ImportedMap().import(two);
    const cart = [...imported.pipeline.images.values()].find(({ name }) => name.includes("/cart"));
    const id = cart?.id ?? "";
    expect(find(imported.plan(shopFiles).pieces, `image ${id}`)).toMatchObject({
      does: "remove",
      ticked: true,
    });
    const [edge] = [...imported.pipeline.edges.values()].filter(
      ({ artifact, images }) => artifact === "container" && images?.includes(id) === false,
    );
    const images = [...(edge?.images ?? []), id];
    imported.person({ type: "edge.changed", edge: edge?.id ?? "", set: { images } });
    expect(find(imported.plan(shopFiles).pieces, `image ${id}`)).toMatchObject({ ticked: false });
    expect(imported.import(shopFiles).pipeline.edges.get(edge?.id ?? "")?.images).toEqual(images);
  });

  it("is only offered where most is gone: these may be other files", () => {
    const { pieces } = new ImportedMap().import(shopFiles).plan({ Dockerfile: "FROM alpine:3\n" });
    const removals = pieces.filter(({ does }) => does === "remove");
    expect(removals.length).toBeGreaterThan(3);
    expect(removals.some(({ ticked }) => ticked)).toBe(false);
  });

  it("stays where it was read with an answer, and comes open again", () => {
    const open = Object.fromEntries(
      Object.entries(shopFiles).map(([path, text]) => [
        path,
        text.replaceAll("registry.example.org", "%registry%"),
      ]),
    );
    const fresh = new ImportedMap().plan(open).pieces;
    expect(fresh.some(({ title }) => title.includes("%registry%"))).toBe(true);
    expect(fresh.every(({ ticked }) => ticked)).toBe(true);
    const imported = new ImportedMap().import(shopFiles);
    const { pieces } = imported.plan(open);
    expect(find(pieces, "node scan-registry-registry-example-org")).toMatchObject({
      does: "remove",
      ticked: false,
      why: expect.stringContaining("answer"),
    });
    expect(pieces.filter(({ ticked }) => ticked)).toEqual([]);
  });

  it("is not asked of another repository's files", () => {
    const imported = new ImportedMap().import(shopFiles, { source: "shop" });
    expect(imported.plan(without, { source: "cart" }).pieces.filter(({ does }) => does === "remove")).toEqual(
      [],
    );
  });
});
