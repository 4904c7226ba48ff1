import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { applyOperation } from "../pipeline/apply-operation";
import type { Pipeline } from "../pipeline/pipeline";
import { mergeOperations } from "./merge-operations";
import { ownersOnMap } from "./owners-on-map";

const pipeline = aPipeline()
  .node("ci", { owner: "Payments team" })
  .node("registry", { owner: "Payments" })
  .node("host")
  .claim("ci", "img-sign", { status: "planned", owner: "payments TEAM " })
  .claim("ci", "img-sbom", { status: "planned" })
  .claim("host", "img-sbom", { status: "planned", owner: "Search" })
  .build();

function merged(owners: readonly string[], into: string): Pipeline {
  return mergeOperations(pipeline, owners, into).reduce((now, body) => {
    const applied = applyOperation(now, body);
    if (!applied.ok) throw new Error(applied.error.message);
    return applied.value.pipeline;
  }, pipeline);
}

describe("merging owners", () => {
  it("changes each node and claim that names one of them in another way, and nothing else", () => {
    expect(mergeOperations(pipeline, ["Payments team", "payments"], "Payments")).toEqual([
      { type: "node.changed", node: "ci", set: { owner: "Payments" } },
      { type: "claim.changed", node: "ci", control: "img-sign", set: { owner: "Payments" } },
    ]);
    expect(ownersOnMap(merged(["Payments team"], "Payments")).toSorted()).toEqual(["Payments", "Search"]);
  });

  it("of one is a new name for it", () => {
    expect(ownersOnMap(merged(["search"], "Discovery"))).toContain("Discovery");
    expect(mergeOperations(pipeline, ["search"], "Search")).toEqual([]);
  });

  it("leaves what nobody owns as it is", () => {
    expect(mergeOperations(pipeline, ["", " "], "Payments")).toEqual([]);
  });
});
