import { describe, expect, test } from "vitest";
import { cardSize } from "../../pipeline/lanes";
import { parseDocument } from "../../pipeline/parse-document";
import { documentFromPipeline, pipelineFromDocument } from "../../pipeline/pipeline";
import { analyse } from "../../posture/analyse";
import { createControlsOf, surroundingsByNode } from "../../posture/coverage/applicable-controls";
import { openGateCount } from "../../posture/gates/open-gates";
import { catalogue } from "../load";
import { mappedCatalogue } from "../load-mappings";
import { technologyById } from "../technologies";
import { sampleDocument } from "./sample";

describe("the sample", () => {
  const pipeline = pipelineFromDocument(sampleDocument);

  test("is a document as exported, with technologies of the catalogue", () => {
    expect(parseDocument(sampleDocument)).toEqual({ ok: true, value: sampleDocument });
    expect(documentFromPipeline(pipeline)).toEqual(sampleDocument);
    for (const { kind, technologies = [] } of sampleDocument.nodes)
      for (const id of technologies) expect(technologyById(id)?.kinds).toContain(kind);
  });

  test("claims only what applies to a node, each control once", () => {
    const controlsOf = createControlsOf(catalogue);
    const surroundings = surroundingsByNode(pipeline);
    for (const node of sampleDocument.nodes) {
      const applicable = controlsOf(node, surroundings.get(node.id)).map(({ id }) => id);
      const claimed = sampleDocument.claims
        .filter((claim) => claim.node === node.id)
        .map(({ control }) => control);
      expect(new Set(claimed).size).toBe(claimed.length);
      for (const control of claimed) expect(applicable).toContain(control);
    }
  });

  test("puts no card on another", () => {
    for (const [index, a] of sampleDocument.nodes.entries())
      for (const b of sampleDocument.nodes.slice(index + 1))
        expect(
          Math.abs(a.position.x - b.position.x) > cardSize.width ||
            Math.abs(a.position.y - b.position.y) > cardSize.height,
        ).toBe(true);
  });

  test("has something to find: gates that hold, and ways past others by the hotfix from a laptop", () => {
    const { gates, coverage } = analyse(pipeline, mappedCatalogue, "2026-11-26");
    expect(gates.filter(({ declared }) => declared.verdict === "holds").length).toBeGreaterThan(5);
    expect(openGateCount(gates, "declared")).toBeGreaterThan(3);
    expect(gates.find(({ control }) => control === "img-vuln-scan")?.declared.witness).toEqual([
      "laptop",
      "ecr",
      "eks-prod",
      "ec2-prod",
    ]);
    expect(coverage.pipeline.notAssessed).toBeGreaterThan(0);
  });
});
