import { describe, expect, it } from "vitest";
import { applyOperation } from "../pipeline/apply-operation";
import { invertOperation } from "../pipeline/invert-operation";
import { claimsOf, pipelineFromDocument } from "../pipeline/pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { setOnClaims } from "./claims";

const pipeline = pipelineFromDocument({
  schema: "blueline/pipeline/1",
  name: "P",
  nodes: [{ id: "ci", kind: "ci", name: "Jenkins", stage: "build", position: { x: 0, y: 0 } }],
  edges: [],
  zones: [],
  images: [],
  claims: [{ node: "ci", control: "img-sign", status: "missing", owner: "Ana", note: "kept" }],
});
const sign = { node: "ci", control: "img-sign", title: "Sign images" };
const scan = { node: "ci", control: "img-vuln-scan", title: "Scan images" };

describe("setting something on claims", () => {
  it("changes each that says something else, in one edit that has a name", () => {
    expect(setOnClaims(pipeline, [sign, scan], { status: "missing" })).toEqual({
      operations: [
        { type: "claim.changed", node: "ci", control: "img-vuln-scan", set: { status: "missing" } },
      ],
      label: "set “Scan images” to missing on Jenkins",
      told: "Missing: Scan images on Jenkins.",
    });
    const both = setOnClaims(pipeline, [sign, scan], { status: "planned" });
    expect([both?.operations.length, both?.label, both?.told]).toEqual([
      2,
      "set 2 controls to planned on Jenkins",
      "Planned: 2 controls.",
    ]);
    expect(setOnClaims(pipeline, [sign], { status: "missing" })).toBeUndefined();
    expect(setOnClaims(pipeline, [], { status: "missing" })).toBeUndefined();
  });

  it("tells nodes of one name apart", () => {
    const clusters = aPipeline()
      .node("k8s", { kind: "orchestrator", name: "Cluster" })
      .node("spare", { kind: "orchestrator", name: "Cluster", position: { x: 400, y: 0 } })
      .build();
    const told = ["k8s", "spare"].map(
      (node) => setOnClaims(clusters, [{ ...sign, node }], { status: "planned" })?.told,
    );
    expect(told[0]).toMatch(/^Planned: Sign images on Cluster.+\.$/);
    expect(told[0]).not.toBe(told[1]);
  });

  it("sets and takes away owners and dates", () => {
    expect(setOnClaims(pipeline, [sign], { owner: "Ben" })?.label).toBe(
      "set the owner of “Sign images” on Jenkins to Ben",
    );
    expect(setOnClaims(pipeline, [sign], { owner: null })?.label).toBe(
      "remove the owner of “Sign images” on Jenkins",
    );
    expect(setOnClaims(pipeline, [scan], { owner: null })).toBeUndefined();
    expect(setOnClaims(pipeline, [scan], { due: "2026-12-01" })?.told).toBe(
      "Due 1 Dec 2026: Scan images on Jenkins.",
    );
    expect(setOnClaims(pipeline, [scan], { due: null })).toBeUndefined();
  });

  it("keeps a reason for what does not apply, and is undone whole", () => {
    const edit = setOnClaims(pipeline, [sign], {
      status: "not-applicable",
      reason: "No images here.",
      review: "2027-01-01",
    });
    const [operation] = edit?.operations ?? [];
    if (!operation) throw new Error("Nothing to do.");
    const after = applyOperation(pipeline, operation);
    if (!after.ok) throw new Error(after.error.message);
    expect(claimsOf(after.value.pipeline, "ci").get("img-sign")).toEqual({
      node: "ci",
      control: "img-sign",
      status: "not-applicable",
      owner: "Ana",
      note: "kept",
      reason: "No images here.",
      review: "2027-01-01",
    });
    const back = invertOperation(pipeline, operation).reduce((now, inverse) => {
      const result = applyOperation(now, inverse);
      return result.ok ? result.value.pipeline : now;
    }, after.value.pipeline);
    expect(claimsOf(back, "ci")).toEqual(claimsOf(pipeline, "ci"));
  });
});
