import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { catalogue } from "../catalogue/load";
import type { Pipeline } from "../pipeline/pipeline";
import { assessmentsOf } from "../posture/coverage/assessments";
import { matrixStory } from "./matrix-story";

const told = (pipeline: Pipeline) => {
  const { apart, bare } = matrixStory([...assessmentsOf(pipeline, catalogue, "2026-11-26")]);
  return { apart: apart && [apart.control.id, apart.has.id, apart.lacks.id], bare: bare?.node.id };
};
const clusters = () =>
  aPipeline()
    .node("ci", { buildsImages: true })
    .node("staging", {
      kind: "orchestrator",
      stage: "run",
      technologies: ["kubernetes"],
      environment: "staging",
    })
    .node("prod", {
      kind: "orchestrator",
      stage: "run",
      technologies: ["kubernetes"],
      environment: "production",
    });

describe("what stands out in the matrix", () => {
  it("is what staging has and production does not", () => {
    const pipeline = clusters()
      .claim("staging", "adm-image-signature", { status: "implemented" })
      .claim("prod", "adm-image-signature", { status: "missing" })
      .build();
    expect(told(pipeline)).toEqual({ apart: ["adm-image-signature", "staging", "prod"], bare: "prod" });
  });

  it("is a gap of production before a heavier one elsewhere", () => {
    const pipeline = clusters()
      .claim("prod", "adm-image-signature", { status: "implemented" })
      .claim("staging", "adm-image-signature", { status: "missing" })
      .claim("staging", "k8s-audit-logging", { status: "implemented" })
      .claim("prod", "k8s-audit-logging", { status: "partial" })
      .build();
    expect(told(pipeline).apart?.[2]).toBe("prod");
  });

  it("is nothing of what nobody assessed", () => {
    expect(told(clusters().build())).toEqual({ apart: undefined, bare: undefined });
    const half = clusters().claim("staging", "adm-image-signature", { status: "implemented" }).build();
    expect(told(half)).toEqual({ apart: undefined, bare: undefined });
  });
});
