import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { parseDocument } from "../pipeline/parse-document";
import { Records } from "../pipeline/records";
import { applyEdit } from "./apply-edit";
import { changeEdges, connect, type EdgeSetting, unsaidAfterAnswer, unsaidHandOvers } from "./edges";

describe("connect", () => {
  const pipeline = aPipeline()
    .node("ci", { name: "Jenkins" })
    .node("registry", { name: "Harbor" })
    .edge("ci", "registry")
    .build();

  it("draws what usually travels there, and nothing that is drawn already", () => {
    expect(connect(pipeline, "registry", "ci", "new")).toMatchObject({
      operations: [{ type: "edge.added", edge: { id: "new", source: "registry", target: "ci" } }],
      label: "connect Harbor to Jenkins",
    });
    expect(connect({ ...pipeline, edges: Records.empty }, "ci", "registry", "new")).toMatchObject({
      told: "Jenkins connected to Harbor.",
    });
    expect(connect(pipeline, "ci", "registry", "new")).toBeUndefined();
    expect(connect(pipeline, "ci", "gone", "new")).toBeUndefined();
  });

  it("is by hand where a person hands on, and asks nothing of it", () => {
    const drawn = aPipeline().node("dev", { kind: "developer" }).node("ci").node("registry").build();
    const edge = (source: string, target: string) => {
      const edit = connect(drawn, source, target, "new");
      const operation = edit && "operations" in edit ? edit.operations[0] : undefined;
      return operation?.type === "edge.added" ? operation.edge : undefined;
    };
    expect(edge("dev", "registry")).toMatchObject({ artifact: "image", automated: false });
    expect(edge("ci", "registry")).not.toHaveProperty("automated");
  });

  it("refuses a connection from a node to itself, which a document may still hold", () => {
    expect(connect(pipeline, "ci", "ci", "new")).toEqual({
      refused: "A connection needs two nodes: Jenkins can't connect to itself.",
    });
    const document = aPipeline().node("ci").edge("ci", "ci").toDocument();
    expect(parseDocument(document).ok).toBe(true);
  });
});

describe("changing many connections", () => {
  const pipeline = aPipeline()
    .node("ci", { name: "Jenkins" })
    .node("registry", { name: "Harbor" })
    .node("cluster", { name: "EKS" })
    .edge("ci", "registry", { automated: true, images: ["app"] })
    .edge("registry", "cluster")
    .edge("ci", "cluster", { automated: false })
    .build();
  const all = ["ci-registry", "registry-cluster", "ci-cluster", "gone"];

  it("leaves out those that have it already or are gone, and names what is done", () => {
    expect(changeEdges(pipeline, all, { automated: true })).toEqual({
      operations: [
        { type: "edge.changed", edge: "registry-cluster", set: { automated: true } },
        { type: "edge.changed", edge: "ci-cluster", set: { automated: true } },
      ],
      label: "mark 2 connections as automated",
    });
    expect(changeEdges(pipeline, ["ci-registry", "gone"], { automated: true })).toBeUndefined();
    expect(changeEdges(pipeline, all, { images: ["app"] })?.operations).toHaveLength(2);
    expect(changeEdges(pipeline, ["ci-registry"], { images: null })?.label).toBe(
      "clear the images on the connection from Jenkins to Harbor",
    );
  });

  it.each<readonly [EdgeSetting, string]>([
    [{ automated: false }, "mark 2 connections as manual"],
    [{ automated: null }, "clear the automation of 2 connections"],
    [{ artifact: "parent-image" }, "set the artifact of 3 connections to parent image"],
    [{ images: [] }, "set the images on 3 connections"],
    [{ pinned: true }, "mark 3 connections as pinned"],
    [{ pinned: false }, "mark 3 connections as not pinned"],
    [{ right: "admin" }, "set the credential right on 3 connections to full control"],
    [{ shortLived: true }, "mark 3 connections as short-lived"],
    [{ shortLived: false }, "mark 3 connections as long-lived"],
  ])("%j is called: %s", (set, label) => {
    expect(changeEdges(pipeline, all, set)?.label).toBe(label);
  });

  it("clears whether one is pinned, and asks of no tool who moves it", () => {
    const drawn = aPipeline()
      .node("npm", { kind: "package-registry", name: "npm" })
      .node("ci", { name: "Jenkins" })
      .node("registry")
      .edge("npm", "ci", { artifact: "tool", pinned: true })
      .edge("ci", "registry")
      .build();
    expect(changeEdges(drawn, ["npm-ci"], { pinned: null })?.label).toBe(
      "clear the pinning of the connection from npm to Jenkins",
    );
    expect(unsaidHandOvers(drawn)).toEqual(["ci-registry"]);
  });

  it("tells what is left to ask after an answer, and at no other time", () => {
    const blank = aPipeline()
      .node("ana", { kind: "developer" })
      .node("ci")
      .node("registry")
      .node("cluster")
      .edge("ana", "ci", { artifact: "code" })
      .edge("ci", "registry")
      .edge("registry", "cluster")
      .edge("ci", "cluster")
      .build();
    const after = (before: typeof blank, id: string) => {
      const done = applyEdit(before, changeEdges(before, [id], { automated: false })?.operations ?? []);
      if (!done.ok) throw new Error(done.error);
      return done.value.visible;
    };
    const first = after(blank, "ci-cluster");
    expect(unsaidAfterAnswer(blank, first).toSorted()).toEqual(["ci-registry", "registry-cluster"]);
    expect(unsaidAfterAnswer(first, after(first, "ci-registry"))).toEqual(["registry-cluster"]);
    expect(unsaidAfterAnswer(first, blank)).toEqual([]);
    expect(unsaidAfterAnswer(blank, blank)).toEqual([]);
  });
});
