import { describe, expect, it } from "vitest";
import { createCountsReader } from "@/lib/client/editor/counts";
import { applyEdit } from "@/lib/domain/edits/apply-edit";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import { nobody, type OutlineQuery, plainQuery } from "./outline-query";
import { createOutlineReader } from "./outline-reader";

const small = aCatalogue();

const pipeline = aPipeline()
  .node("repository", { name: "Zürich Git", owner: "Ana" })
  .node("ci", { name: "Jenkins", technologies: ["jenkins"], owner: "Ben", position: { x: 300, y: 0 } })
  .node("hub", { name: "Docker Hub", position: { x: 0, y: 200 } })
  .node("registry", { name: "Harbor", position: { x: 600, y: 0 } })
  .node("cluster", { name: "Cluster", note: "Payments only", position: { x: 900, y: 0 } })
  .edge("repository", "ci", { artifact: "code" })
  .edge("hub", "ci", { artifact: "parent-image" })
  .edge("ci", "registry")
  .edge("registry", "cluster")
  .claim("ci", "c-scan", { status: "implemented" })
  .build();

const table: OutlineQuery = { ...plainQuery, view: "table" };

function newReader() {
  return createOutlineReader(() =>
    createCountsReader(
      () => small,
      () => "2026-11-25",
    ),
  );
}

function after(before: Pipeline, ...operations: readonly OperationBody[]): Pipeline {
  const performed = applyEdit(before, operations);
  if (!performed.ok) throw new Error(performed.error);
  return performed.value.visible;
}

function find(query: Partial<OutlineQuery>): string {
  return newReader()
    .shown(pipeline, { ...table, ...query })
    .all.join(" ");
}

describe("what the outline shows", () => {
  it("is in the order of the pipeline, stage by stage", () => {
    const { all, byStage } = newReader().shown(pipeline, plainQuery);
    expect(all).toEqual(["repository", "hub", "ci", "registry", "cluster"]);
    expect(byStage).toEqual({
      build: ["repository", "hub", "ci"],
      distribute: ["registry"],
      run: ["cluster"],
    });
  });

  it("is found by each word, whatever its case and accents, by name, kind, tool, owner and note", () => {
    expect(find({ text: "zurich" })).toBe("repository");
    expect(find({ text: " JEN  ben" })).toBe("ci");
    expect(find({ text: "registry" })).toBe("hub registry");
    expect(find({ text: "jenkins ana" })).toBe("");
    expect(find({ text: "hudson" })).toBe("ci");
    expect(find({ text: "payments" })).toBe("cluster");
    expect(find({ owner: nobody })).toBe("hub registry cluster");
    expect(find({ owner: "Ana", kind: "source-repository", stage: "build" })).toBe("repository");
  });

  it("is sorted by any column, absent values last either way", () => {
    expect(find({ sort: "name" })).toBe("cluster hub registry ci repository");
    expect(find({ sort: "name", isDescending: true })).toBe("repository ci registry hub cluster");
    expect(find({ sort: "owner" })).toBe("repository ci hub registry cluster");
    expect(find({ sort: "owner", isDescending: true })).toBe("ci repository hub registry cluster");
    expect(find({ sort: "in", isDescending: true })).toBe("ci registry cluster repository hub");
    // No control applies to a repository here, nor to a parent registry that nothing feeds.
    expect(find({ sort: "gaps" }).split(" ").slice(0, 2)).toEqual(["repository", "hub"]);
  });
});

describe("after an edit, so that one row is drawn again", () => {
  it("the list stays the very same when a node is renamed, and so do all connections", () => {
    const reader = newReader();
    const [shown, handOvers] = [reader.shown(pipeline, plainQuery), reader.handOvers(pipeline, "ci")];
    const renamed = after(pipeline, { type: "node.changed", node: "ci", set: { name: "TeamCity" } });
    expect(reader.shown(renamed, plainQuery)).toBe(shown);
    expect(reader.handOvers(renamed, "ci")).toBe(handOvers);
  });

  it("the list stays the very same when a claim changes", () => {
    const reader = newReader();
    const shown = reader.shown(pipeline, plainQuery);
    const claimed = after(pipeline, {
      type: "claim.changed",
      node: "ci",
      control: "c-scan",
      set: { status: "planned" },
    });
    expect(reader.shown(claimed, plainQuery)).toBe(shown);
  });

  it("a connection more touches its two ends alone", () => {
    const reader = newReader();
    const before = new Map(
      ["repository", "ci", "registry", "cluster"].map((id) => [id, reader.handOvers(pipeline, id)]),
    );
    const edge = { id: "new", source: "ci", target: "cluster", artifact: "manifest" } as const;
    const connected = after(pipeline, { type: "edge.added", edge });
    expect(reader.handOvers(connected, "repository")).toBe(before.get("repository"));
    expect(reader.handOvers(connected, "registry")).toBe(before.get("registry"));
    expect(reader.handOvers(connected, "ci").outgoing.map(({ id }) => id)).toEqual(["ci-registry", "new"]);
    expect(reader.handOvers(connected, "cluster").incoming).toHaveLength(2);
  });

  it("a move to another stage touches the two stages alone", () => {
    const reader = newReader();
    const { byStage } = reader.shown(pipeline, plainQuery);
    const moved = reader.shown(
      after(pipeline, { type: "node.changed", node: "registry", set: { stage: "run" } }),
      plainQuery,
    );
    expect(moved.byStage.build).toBe(byStage.build);
    expect(moved.byStage.distribute).toEqual([]);
    expect(moved.byStage.run).toEqual(["registry", "cluster"]);
  });

  it("rows stay where they were sorted to while one is edited, and are sorted again when asked", () => {
    const reader = newReader();
    const byOwner: OutlineQuery = { ...table, sort: "owner" };
    const shown = reader.shown(pipeline, byOwner);
    const owned = after(pipeline, { type: "node.changed", node: "hub", set: { owner: "Aaron" } });
    expect(reader.shown(owned, byOwner)).toBe(shown);
    expect(reader.shown(owned, { ...byOwner }).all[0]).toBe("hub");
    const fewer = after(owned, { type: "node.removed", node: "ci" });
    expect(reader.shown(fewer, byOwner).all).toEqual(["hub", "repository", "registry", "cluster"]);
  });
});
