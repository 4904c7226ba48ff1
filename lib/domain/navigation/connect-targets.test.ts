import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { connectTargets } from "./connect-targets";

const pipeline = aPipeline()
  .node("laptop")
  .node("repository")
  .node("ci", { position: { x: 200, y: 0 } })
  .node("registry", { position: { x: 600, y: 0 } })
  .node("cluster", { position: { x: 900, y: 0 } })
  .edge("laptop", "repository", { artifact: "code" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("ci", "registry", { artifact: "image" })
  .build();

describe("connectTargets", () => {
  it("offers everything else, first what comes later in the pipeline, with what would be handed on", () => {
    const targets = connectTargets(pipeline, "registry");
    expect(targets.map(({ node }) => node.id)).toEqual(["cluster", "laptop", "repository", "ci"]);
    expect(targets.find(({ node }) => node.id === "cluster")).toMatchObject({ handsOn: "an image" });
  });

  it("warns of what is unusual, and of nothing else", () => {
    const warned = connectTargets(pipeline, "laptop").map(({ node, warning }) => [
      node.id,
      warning !== undefined,
    ]);
    expect(warned).toEqual([
      ["ci", true],
      ["registry", true],
      ["cluster", true],
    ]);
    expect(
      connectTargets(pipeline, "registry").find(({ node }) => node.id === "cluster")?.warning,
    ).toBeUndefined();
  });

  it("leaves out what is drawn already and knows no node that is gone", () => {
    expect(connectTargets(pipeline, "ci").some(({ node }) => node.id === "registry")).toBe(false);
    expect(connectTargets(pipeline, "gone")).toEqual([]);
  });
});
