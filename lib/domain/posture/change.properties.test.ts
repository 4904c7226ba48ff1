import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { worldOf } from "../../testing/brute-force/world";
import { failingGraphs } from "../../testing/failing-graphs";
import { gateCatalogue } from "../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "../../testing/graph-runs";
import { signer } from "../catalogue/named-controls";
import type { Claim, PipelineDocument } from "../pipeline/document";
import { compareText, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { isBuilding, mayBuild } from "../pipeline/is-building";
import { analyse } from "./analyse";
import { compare } from "./compare";
import type { Posture } from "./posture";

/** As a person says so who has no evidence for it or against it. What is not a claim stays the same, as when a claim changes on the map. */
function claim(pipeline: Pipeline, { claims, ...document }: PipelineDocument, said: Claim): Pipeline {
  const others = claims.filter(({ node, control }) => node !== said.node || control !== said.control);
  return { ...pipeline, claims: pipelineFromDocument({ ...document, claims: [...others, said] }).claims };
}

/** Gates that ask for signatures. */
const checks: ReadonlySet<string> = new Set(
  gateCatalogue.controls.flatMap(({ id, gate }) => (gate?.provedBy === signer ? [id] : [])),
);

/** @param losesCheck a node that builds nothing begins to sign, and a check of signatures is there: who holds it gets what he hands on past that. */
function expectNothingLost(
  before: Posture,
  after: Posture,
  { node, control, losesCheck }: { node: string; control: string; losesCheck: boolean },
) {
  const gateBefore = new Map(before.gates.map((gate) => [gate.control, gate.declared]));
  for (const { control: gate, declared } of after.gates) {
    const exposed = gateBefore.get(gate)?.exposedTargets ?? [];
    expect(declared.exposedTargets.filter((target) => !exposed.includes(target))).toEqual([]);
  }
  const gapBefore = new Map(before.gaps.declared.map((gap) => [`${gap.node} ${gap.control}`, gap]));
  expect(after.gaps.declared.map((gap) => `${gap.node} ${gap.control}`).toSorted()).toEqual(
    [...gapBefore.keys()].filter((pair) => pair !== `${node} ${control}`).toSorted(),
  );
  const raised = after.gaps.declared.filter((gap) => {
    const was = gapBefore.get(`${gap.node} ${gap.control}`);
    const isBarer = (gap.factors.bareness ?? 0) > (was?.factors.bareness ?? 0);
    // A gap of the same gate may take its place in another cheapest fix, as may signing for it, and in nothing else.
    const isOfIts = gap.control === control || (gap.control === signer && checks.has(control));
    return (
      (isBarer && !losesCheck) ||
      (!isOfIts && !losesCheck && gap.priority > (was?.priority ?? 0)) ||
      gap.factors.reach !== was?.factors.reach ||
      gap.status !== was.status
    );
  });
  expect(raised).toEqual([]);
}

describe(`implementing a control, ${graphTitle}`, () => {
  test(
    "opens no bypass, adds no gap, raises no other priority",
    () => {
      fc.assert(
        fc.property(graphArbitrary(gateCatalogue), fc.nat(), (document, choice) => {
          const pipeline = pipelineFromDocument(document);
          const before = analyse(pipeline, gateCatalogue, graphToday);
          const open = before.gaps.declared.toSorted((a, b) =>
            compareText(`${a.node} ${a.control}`, `${b.node} ${b.control}`),
          );
          const gap = open[choice % Math.max(open.length, 1)];
          if (!gap) return;
          const { node, control } = gap;
          const better = claim(pipeline, document, { node, control, status: "implemented" });
          expect(worldOf(better, gateCatalogue, graphToday).statusAt(node, control)).toBe("declared");
          const after = analyse(better, gateCatalogue, graphToday);
          const isChecked = document.claims.some((one) => checks.has(one.control));
          const at = worldOf(pipeline, gateCatalogue, graphToday).nodeOf(node);
          const losesCheck = control === signer && isChecked && !isBuilding(at) && !mayBuild(at);
          expectNothingLost(before, after, { node, control, losesCheck });

          expect(compare(before, after).isSame).toBe(false);
        }),
        { ...graphParameters(), examples: failingGraphs.map((document) => [document, 0]) },
      );
    },
    graphTimeout,
  );
});
