import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { nothingSelected } from "../pipeline/selection";
import type { Pipeline } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { mapStory, type StoryInput } from "./map-story";

function storyOf(pipeline: Pipeline, more: Partial<StoryInput> = {}) {
  const { coverage, gates, waysIn } = analyse(pipeline, mappedCatalogue, "2026-11-26");
  return mapStory({
    pipeline,
    counts: coverage.pipeline,
    gates,
    waysIn: waysIn.declared,
    proof: "declared",
    selection: nothingSelected,
    isAdding: false,
    isReadOnly: false,
    ...more,
  });
}

/** Images are scanned in CI and go through one registry to one cluster. */
function drawn() {
  return aPipeline()
    .node("laptop", { name: "Ana's laptop" })
    .node("ci", { name: "Jenkins", buildsImages: true })
    .node("registry", { name: "Amazon ECR" })
    .node("cluster", { name: "EKS prod" })
    .edge("laptop", "ci", { artifact: "code", automated: true })
    .edge("ci", "registry", { automated: true })
    .edge("registry", "cluster", { automated: true });
}
const scanned = () => drawn().claim("ci", "img-vuln-scan", { status: "implemented" });

/** What is told where no way in is shown by the map. */
const withoutWays = { waysIn: [] };

describe("the sentence below a map", () => {
  it("begins with the ways in that the map shows, and leads to the first", () => {
    const pipeline = scanned().edge("laptop", "registry", { automated: false }).build();
    expect(storyOf(pipeline)).toEqual({
      tone: "bypass",
      lead: "1 unprotected entry point leads to production:",
      text: "Ana's laptop.",
      link: { text: "Show it", to: { kind: "way-in", place: "laptop" } },
    });
    const assumed = aPipeline()
      .node("ci", { buildsImages: true })
      .node("registry")
      .node("cluster")
      .edge("ci", "registry", { automated: true })
      .edge("registry", "cluster", { automated: true })
      .claim("ci", "img-vuln-scan", { status: "implemented" })
      .build();
    expect(storyOf(assumed).link?.to.kind).not.toBe("way-in");
    expect(storyOf(pipeline, { shownPlace: "laptop" })).toEqual({
      tone: "bypass",
      lead: "Ana's laptop:",
      text: "2 steps, from Ana's laptop to EKS prod.",
    });
  });

  it("counts the connections that one gate is bypassed by", () => {
    const twice = scanned()
      .node("bob", { name: "Bob's laptop", kind: "developer" })
      .edge("laptop", "registry", { automated: false })
      .edge("bob", "registry", { automated: false });
    const { lead, text } = storyOf(twice.build(), withoutWays);
    expect(lead).toBe("1 bypass, by 2 connections.");
    expect(text).toMatch(/^First: /);
  });

  it("names what gets past gates, and the one connection that opens the way", () => {
    const pipeline = scanned().edge("laptop", "registry", { automated: false }).build();
    expect(storyOf(pipeline, withoutWays)).toEqual({
      tone: "bypass",
      lead: "1 bypass:",
      text: "Ana's laptop pushes an image to Amazon ECR manually.",
      link: { text: "Show it", to: { kind: "bypass", gate: "img-vuln-scan" } },
    });
  });

  it("counts what nobody has said while nothing is assessed, and leads to all of it", () => {
    const pipeline = drawn().edge("laptop", "registry").edge("laptop", "cluster").build();
    expect(storyOf(pipeline, withoutWays)).toEqual({
      tone: "unknown",
      text: "No control is assessed yet. 2 connections are not marked manual or automated.",
      link: {
        text: "Mark them",
        to: { kind: "connections", edges: ["laptop-cluster", "laptop-registry"] },
      },
    });
    expect(storyOf(pipeline, { ...withoutWays, isReadOnly: true }).link?.to).toEqual({ kind: "gaps" });
    expect(storyOf(drawn().build(), withoutWays).text).toBe("No control is assessed yet.");
  });

  it("says which gates are not assessed once something is", () => {
    const { lead, text, link } = storyOf(
      drawn().claim("ci", "img-sign", { status: "implemented" }).build(),
      withoutWays,
    );
    expect(lead).toMatch(/^\d+ gates are not assessed:$/);
    expect(text).toBe("unless they are in place, EKS prod can be reached without them.");
    expect(link?.to).toEqual({ kind: "bypasses" });
  });

  it("says that no way is known where none is open, and how many controls are", () => {
    const told = storyOf(scanned().build(), { ...withoutWays, gates: [] });
    expect(told.tone).toBe("good");
    expect(told.text).toMatch(/^No path past a gate was found\. \d+ controls are not assessed\.$/);
  });

  it("speaks of open controls alone before the analysis is there", () => {
    expect(storyOf(scanned().build(), { gates: undefined, waysIn: undefined }).text).toMatch(
      /^\d+ controls are not assessed\.$/,
    );
  });

  it("keeps what the page came with until then, but for what a person does meanwhile", () => {
    const pipeline = scanned().edge("laptop", "registry", { automated: false }).build();
    const known = storyOf(pipeline);
    expect(storyOf(pipeline, { gates: undefined, waysIn: undefined, known })).toBe(known);
    expect(storyOf(pipeline, { ...withoutWays, gates: [], known }).text).toMatch(
      /^No path past a gate was found\./,
    );
    const selection = { nodes: new Set(["cluster"]), edges: new Set<string>() };
    expect(storyOf(pipeline, { gates: undefined, known, selection }).lead).toBe("EKS prod");
  });

  it("says what a person does now before anything else", () => {
    const pipeline = scanned().edge("laptop", "registry", { automated: false }).build();
    expect(storyOf(pipeline, { isAdding: true }).lead).toBe("Add");
    const of = (nodes: readonly string[], edges: readonly string[] = []) =>
      storyOf(pipeline, { ...withoutWays, selection: { nodes: new Set(nodes), edges: new Set(edges) } }).lead;
    expect(of(["cluster"])).toBe("EKS prod");
    expect(of(["cluster", "ci"])).toBe("2 nodes");
    expect(of(["ci"], ["ci-registry"])).toBe("1 node and 1 connection");
    expect(of([], ["ci-registry"])).toBe("Jenkins to Amazon ECR");
    // What was deleted meanwhile is no longer told.
    expect(of([], ["gone"])).toBe("1 bypass:");
  });

  it("tells the way that is drawn, while one is", () => {
    const pipeline = scanned().edge("laptop", "registry", { automated: false }).build();
    const { lead, text } = storyOf(pipeline, { shownGate: "img-vuln-scan" });
    expect(lead).toBe("Vulnerability scan that fails the build by policy is bypassed:");
    expect(text).toBe("2 connections, 1 manual, from Ana's laptop to EKS prod.");
    expect(storyOf(pipeline, { ...withoutWays, shownGate: "gone" }).lead).toBe("1 bypass:");
  });

  it("begins with the first node where nothing is drawn", () => {
    expect(storyOf(aPipeline().build()).link).toEqual({ text: "Add the first node", to: { kind: "add" } });
    expect(storyOf(aPipeline().build(), { isReadOnly: true }).link).toBeUndefined();
  });
});
