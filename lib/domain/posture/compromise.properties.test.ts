import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compromisedByBruteForce } from "../../testing/brute-force/compromise";
import { factsByBruteForce } from "../../testing/brute-force/graph-facts";
import { ways, worldOf } from "../../testing/brute-force/world";
import { failingExamples } from "../../testing/failing-graphs";
import { gateCatalogue } from "../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../testing/graph-arbitraries";
import { graphParameters, graphTitle } from "../../testing/graph-runs";
import { compareText, pipelineFromDocument } from "../pipeline/pipeline";
import { compromisedBy, reachersOf } from "./compromise";
import type { Reached } from "./posture";

const byNode = (list: readonly Reached[]) => list.toSorted((a, b) => compareText(a.node, b.node));

function expectUnguardedFirst(list: readonly Reached[]) {
  expect(list.map(({ unguarded }) => unguarded)).toEqual(
    [...list.filter(({ unguarded }) => unguarded), ...list.filter(({ unguarded }) => !unguarded)].map(({ unguarded }) => unguarded),
  );
}

describe(`what a hostile node reaches, ${graphTitle}`, () => {
  test("and the gates that stand between are what walking every way finds, from the node and from the target alike", () => {
    fc.assert(
      fc.property(graphArbitrary(gateCatalogue), (document) => {
        const pipeline = pipelineFromDocument(document);
        const world = worldOf(pipeline, gateCatalogue, graphToday);
        const facts = factsByBruteForce(world);
        for (const way of ways) {
          const reached = new Map(world.nodes.map(({ id }) => [id, compromisedByBruteForce(world, facts, id, way)]));
          for (const [node, expected] of reached) {
            const found = compromisedBy(pipeline, gateCatalogue, graphToday, node, way);
            expect({ ...found, targets: byNode(found.targets) }).toEqual({ node, targets: byNode(expected) });
            expectUnguardedFirst(found.targets);
          }
          for (const target of facts.targets) {
            const expected = [...reached].flatMap(([node, list]) => list.filter((one) => one.node === target).map((one) => ({ ...one, node })));
            const found = reachersOf(pipeline, gateCatalogue, graphToday, target, way);
            expect({ ...found, targets: byNode(found.targets) }).toEqual({ node: target, targets: byNode(expected) });
            expectUnguardedFirst(found.targets);
          }
        }
      }),
      { ...graphParameters(), examples: failingExamples },
    );
  });
});
