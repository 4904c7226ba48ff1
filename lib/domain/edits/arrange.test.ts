import { describe, expect, it } from "vitest";
import { applyEdit } from "./apply-edit";
import type { Pipeline } from "../pipeline/pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { align, distribute } from "./arrange";
import type { Edit } from "./edit";

const pipeline = aPipeline()
  .node("laptop", { position: { x: 0, y: 30 } })
  .node("repository", { position: { x: 220, y: 0 } })
  .node("ci", { position: { x: 800, y: 100 } })
  .build();
const all = ["laptop", "repository", "ci"];

function places(before: Pipeline, edit: Edit | undefined) {
  const done = applyEdit(before, edit?.operations ?? []);
  if (!done.ok) throw new Error(done.error);
  return all.map((id) => done.value.visible.nodes.get(id)?.position);
}

describe("aligning", () => {
  it("takes the side from the outermost card, and leaves the other direction alone", () => {
    expect(places(pipeline, align(pipeline, all, "top"))).toEqual([
      { x: 0, y: 0 },
      { x: 220, y: 0 },
      { x: 800, y: 0 },
    ]);
    expect(places(pipeline, align(pipeline, all, "right")).map((place) => place?.x)).toEqual([800, 800, 800]);
    expect(places(pipeline, align(pipeline, all, "middle")).map((place) => place?.y)).toEqual([50, 50, 50]);
  });
  it("is nothing for one card, or for cards that are aligned", () => {
    expect(align(pipeline, ["ci"], "left")).toBeUndefined();
    expect(align(pipeline, ["ci", "gone"], "left")).toBeUndefined();
    expect(align(aPipeline().node("ci").node("laptop").build(), ["ci", "laptop"], "left")).toBeUndefined();
  });
});

describe("spacing evenly", () => {
  it("keeps the first and the last", () => {
    expect(places(pipeline, distribute(pipeline, all, "x")).map((place) => place?.x)).toEqual([0, 400, 800]);
  });
  it("never puts one card over another", () => {
    expect(places(pipeline, distribute(pipeline, all, "y")).map((place) => place?.y)).toEqual([140, 0, 280]);
  });
});
