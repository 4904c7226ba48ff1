import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { neighbourOf } from "./neighbour-of";

const pipeline = aPipeline()
  .node("ci", { position: { x: 0, y: 0 } })
  .node("hub", { position: { x: 0, y: 140 } })
  .node("registry", { position: { x: 600, y: 0 } })
  .node("cluster", { position: { x: 900, y: 0 } })
  .edge("ci", "registry")
  .edge("registry", "cluster")
  .build();

describe("neighbourOf", () => {
  it("is one that was connected, though another stands nearer", () => {
    expect(neighbourOf(pipeline, new Set(["ci"]))).toBe("registry");
    expect(neighbourOf(pipeline, new Set(["registry"]))).toBe("cluster");
  });

  it("is the nearest where nothing that stays was connected", () => {
    expect(neighbourOf(pipeline, new Set(["hub"]))).toBe("ci");
    expect(neighbourOf(pipeline, new Set(["registry", "ci", "cluster"]))).toBe("hub");
  });

  it("is none where nothing is left, or nothing was there", () => {
    expect(neighbourOf(pipeline, new Set(["ci", "hub", "registry", "cluster"]))).toBeUndefined();
    expect(neighbourOf(pipeline, new Set(["gone"]))).toBeUndefined();
    expect(neighbourOf(pipeline, new Set())).toBeUndefined();
  });
});
