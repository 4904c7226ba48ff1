import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fixByBruteForce } from "@/lib/testing/brute-force/fix";
import { GateWalks } from "@/lib/testing/brute-force/gate-walks";
import { ways, worldOf } from "@/lib/testing/brute-force/world";
import { deliveriesArbitrary, deliveryCatalogue, layersArbitrary } from "@/lib/testing/delivery-arbitraries";
import { graphToday } from "@/lib/testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "@/lib/testing/graph-runs";
import type { PipelineDocument } from "../../pipeline/document";
import { pipelineFromDocument } from "../../pipeline/pipeline";
import { analyse } from "../analyse";

/** The fix of the only gate, as declared and as proven, with what it leaves open in truth. */
function fixesOf(document: PipelineDocument) {
  const pipeline = pipelineFromDocument(document);
  const world = worldOf(pipeline, deliveryCatalogue, graphToday);
  const found = analyse(pipeline, deliveryCatalogue, graphToday);
  return world.gates.flatMap((control, index) => {
    return ways.flatMap((proof) => {
      const walks = new GateWalks(world, found.graph, control, proof);
      const fix = found.gates[index]?.[proof].fix;
      if (!fix) return [];
      const exposed = walks.exposed(new Set([...world.effective(control.id, proof), ...fix.nodes]));
      return [{ fix, exposed, byBruteForce: () => fixByBruteForce(world, control, proof, walks) }];
    });
  });
}

test(
  `deliveries that share runners: the fix closes what can be closed, and no set of nodes does that for less, ${graphTitle}`,
  () => {
    fc.assert(
      fc.property(deliveriesArbitrary(7, 9, 5), (document) => {
        const found = fixesOf(document);
        for (const { fix, exposed, byBruteForce } of found) {
          expect(exposed).toEqual(fix.leaves);
          expect(fix).toEqual({ ...byBruteForce(), nodes: fix.nodes });
        }
        expect(fixesOf(redrawn(document)).map(({ fix }) => fix)).toEqual(found.map(({ fix }) => fix));
      }),
      graphParameters(),
    );
  },
  graphTimeout,
);

test(
  `of many deliveries over layers of runners the fix depends on no order of connections, nor on their ids, ${graphTitle}`,
  () => {
    fc.assert(
      fc.property(layersArbitrary(24, 5, 6), (document) => {
        const first = fixesOf(document);
        expect(fixesOf(redrawn(document)).map(({ fix }) => fix)).toEqual(first.map(({ fix }) => fix));
        for (const { fix, exposed } of first) expect(exposed).toEqual(fix.leaves);
      }),
      graphParameters(0.2),
    );
  },
  graphTimeout,
);

/** The same map with its connections drawn in another order. */
function redrawn(document: PipelineDocument): PipelineDocument {
  const mixed = document.edges
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .map((edge, index) => ({ edge, key: (index * 7919) % 1009 }));
  return {
    ...document,
    edges: mixed
      .toSorted((a, b) => a.key - b.key)
      .map(({ edge }, index) => ({ ...edge, id: `x${String(index).padStart(4, "0")}` })),
  };
}

test("where so many share so many runners that the search ends early, the fix closes all the same, and says that there may be a cheaper one", () => {
  const [document] = fc.sample(deliveriesArbitrary(300, 300, 150), { numRuns: 1, seed: 1 });
  const fixes = document ? fixesOf(document) : [];
  expect(fixes.length).toBeGreaterThan(0);
  for (const { fix, exposed } of fixes) {
    expect(fix.maybeDearer).toBe(true);
    expect(exposed).toEqual(fix.leaves);
    expect(fix.nodes.length).toBeGreaterThan(0);
  }
});
