import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { worldOf } from "../../testing/brute-force/world";
import { failingGraphs } from "../../testing/failing-graphs";
import { gateCatalogue } from "../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../testing/graph-arbitraries";
import { graphParameters, graphTitle } from "../../testing/graph-runs";
import type { PipelineDocument } from "../pipeline/document";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import { compromisedBy } from "./compromise";
import type { Posture } from "./posture";

const postureOf = (pipeline: Pipeline) => analyse(pipeline, gateCatalogue, graphToday);

/** As a person says so who has no evidence for it or against it. */
function implement(document: PipelineDocument, node: string, control: string): PipelineDocument {
  const others = document.claims.filter((claim) => claim.node !== node || claim.control !== control);
  return { ...document, claims: [...others, { node, control, status: "implemented" }] };
}

function expectNothingLost(before: Posture, after: Posture, node: string, control: string) {
  const gateBefore = new Map(before.gates.map((gate) => [gate.control, gate.asDeclared]));
  for (const { control: gate, asDeclared } of after.gates) {
    const exposed = gateBefore.get(gate)?.exposedTargets ?? [];
    expect(asDeclared.exposedTargets.filter((target) => !exposed.includes(target))).toEqual([]);
  }
  const gapBefore = new Map(before.gaps.asDeclared.map((gap) => [`${gap.node} ${gap.control}`, gap]));
  expect(after.gaps.asDeclared.map((gap) => `${gap.node} ${gap.control}`).toSorted()).toEqual(
    [...gapBefore.keys()].filter((pair) => pair !== `${node} ${control}`).toSorted(),
  );
  for (const gap of after.gaps.asDeclared) {
    const was = gapBefore.get(`${gap.node} ${gap.control}`);
    if (!was) throw new Error("every gap was one before");
    // A gap of the same gate may take its place in another cheapest fix.
    if (gap.control !== control) expect(gap.priority).toBeLessThanOrEqual(was.priority);
    expect({ ...gap.factors, opening: 0, bareness: 0 }).toEqual({ ...was.factors, opening: 0, bareness: 0 });
    expect(gap.factors.bareness).toBeLessThanOrEqual(was.factors.bareness ?? 0);
  }
}

describe(`implementing a control, ${graphTitle}`, () => {
  test("opens no bypass, adds no gap, raises no other priority, and takes away no gate but a signature's from what a signer signs", () => {
    fc.assert(
      fc.property(graphArbitrary(gateCatalogue), fc.nat(), (document, choice) => {
        const pipeline = pipelineFromDocument(document);
        const before = postureOf(pipeline);
        const open = before.gaps.asDeclared.toSorted((a, b) => (`${a.node} ${a.control}` < `${b.node} ${b.control}` ? -1 : 1));
        const gap = open[choice % Math.max(open.length, 1)];
        if (!gap) return;
        const { node, control } = gap;
        const better = pipelineFromDocument(implement(document, node, control));
        expect(worldOf(better, gateCatalogue, graphToday).statusAt(node, control)).toBe("declared");
        expectNothingLost(before, postureOf(better), node, control);

        for (const { id } of document.nodes) {
          const was = compromisedBy(pipeline, gateCatalogue, graphToday, id, "asDeclared").targets;
          const is = compromisedBy(better, gateCatalogue, graphToday, id, "asDeclared").targets;
          for (const { node: target, standing } of was) {
            const still = is.find((one) => one.node === target)?.standing ?? [];
            const lost = standing.filter((gate) => !still.includes(gate));
            expect(lost).toEqual(control === "img-sign" ? lost.filter((gate) => gate === "adm-image-signature") : []);
          }
        }
      }),
      { ...graphParameters(), examples: failingGraphs.map((document) => [document, 0]) },
    );
  });
});
