import { expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { toolsNotDrawn } from "./tools-not-drawn";

const drawn = aPipeline()
  .node("market", { kind: "package-registry" })
  .node("ci")
  .node("builder")
  .node("idle", { kind: "ci" })
  .node("cluster")
  .edge("ci", "builder", { artifact: "code" })
  .edge("builder", "cluster")
  .edge("idle", "cluster", { artifact: "credential" })
  .edge("ci", "ci", { artifact: "tool" });

test("names what builds for a target and gets no tool", () => {
  const { nodes, edges } = drawn.build();
  expect(toolsNotDrawn({ nodes, edges }, { targets: ["cluster"] }).toSorted()).toEqual(["builder", "ci"]);
  const told = drawn.edge("market", "ci", { artifact: "tool" }).build();
  expect(toolsNotDrawn(told, { targets: ["cluster"] })).toEqual(["builder"]);
  expect(toolsNotDrawn(told, { targets: [] })).toEqual([]);
});
