import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixCosts } from "../../testing/brute-force/fix";
import { GateWalks } from "../../testing/brute-force/gate-walks";
import { postureByBruteForce, type SettledPosture } from "../../testing/brute-force/posture";
import { singleFixesByBruteForce } from "../../testing/brute-force/single-fix";
import { type GateControl, ways, type World, worldOf } from "../../testing/brute-force/world";
import { failingExamples } from "../../testing/failing-graphs";
import { gateCatalogue } from "../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "../../testing/graph-runs";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { compareText, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import type { GraphFacts, Posture, Verdict, Proof } from "./posture";

/** In one order whatever the order they were found in. */
const inOrder = <T>(list: readonly T[]): readonly T[] =>
  list.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));

/** Without what may differ: which of several cheapest fixes it is, with who signs before it, and the order of lists that have none. */
function comparable({ graph, gates, chains, chokePoints, threats, frameworks, slsa }: SettledPosture) {
  const withoutNodes = ({ fix, placeKinds, ...verdict }: Verdict) => ({
    ...verdict,
    ...(placeKinds ? { placeKinds: inOrder(placeKinds) } : {}),
    ...(fix ? { fix: { ...fix, nodes: [], unsigned: [] } } : {}),
  });
  const one = (proof: Proof) => ({
    gates: gates.map((gate) => ({ control: gate.control, ...withoutNodes(gate[proof]) })),
    chains: inOrder(chains[proof]),
    chokePoints: inOrder(
      chokePoints[proof].map((point) => ({ ...point, missingGates: inOrder(point.missingGates) })),
    ),
    threats: threats[proof],
    frameworks: frameworks[proof],
    slsa: {
      build: { ...slsa[proof].build, next: inOrder(slsa[proof].build.next) },
      source: { ...slsa[proof].source, next: inOrder(slsa[proof].source.next) },
    },
  });
  return { graph, declared: one("declared"), proven: one("proven") };
}

/** The fix closes what can be closed once all is signed, costs what its nodes cost, no node of it is in vain, and it names who has to sign. */
function expectFixToClose(
  world: World,
  facts: GraphFacts,
  control: GateControl,
  proof: Proof,
  fix: NonNullable<Verdict["fix"]>,
) {
  const walks = new GateWalks(world, facts, control, proof, "all-signed");
  const costs = fixCosts(world, control, proof);
  const standing = world.effective(control.id, proof);
  const exposedWith = (nodes: readonly string[]) => walks.exposed(new Set([...standing, ...nodes]));
  expect(fix.nodes).toEqual(fix.nodes.filter((node) => costs.has(node)).toSorted());
  expect(fix.nodes.reduce((sum, node) => sum + (costs.get(node) ?? 0), 0)).toBe(fix.cost);
  expect(exposedWith(fix.nodes)).toEqual(fix.leaves);
  expect(fix.unsigned ?? []).toEqual(walks.unsigned(new Set([...standing, ...fix.nodes])));
  for (const node of fix.nodes)
    expect(exposedWith(fix.nodes.filter((other) => other !== node)).length).toBeGreaterThan(
      fix.leaves.length,
    );
}

/** Where there are several answers as good, that it is one of them; and that lists are in their order. */
function expectGoodChoices(world: World, facts: GraphFacts, found: Posture, proof: Proof) {
  for (const [index, control] of world.gates.entries()) {
    const fix = found.gates[index]?.[proof].fix;
    if (fix) expectFixToClose(world, facts, control, proof, fix);
  }
  const best = singleFixesByBruteForce(world, facts, proof).filter(({ rank }) => rank === 0);
  const single = found.bestSingleFix[proof];
  const alone = world.gates.filter((_control, index) => {
    const fix = found.gates[index]?.[proof].fix;
    return fix?.nodes.length === 1 && fix.unsigned === undefined;
  });
  if (alone.length > 0) expect(single, "a fix of one node closes something").not.toBeNull();
  if (single === null) expect(best).toEqual([]);
  else expect(best).toContainEqual({ ...single, rank: 0 });
  const counts = found.chokePoints[proof].map(({ targets }) => targets.length);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
}

describe(`the posture is what the definitions say, ${graphTitle}`, () => {
  test.each([
    { title: "with a control of every sort", catalogue: gateCatalogue, share: 1 },
    { title: "with the catalogue as it is delivered", catalogue: mappedCatalogue, share: 0.05 },
  ])(
    "$title",
    ({ catalogue, share }) => {
      fc.assert(
        fc.property(graphArbitrary(catalogue), (document) => {
          const pipeline = pipelineFromDocument(document);
          const world = worldOf(pipeline, catalogue, graphToday);
          const [found, expected] = [analyse(pipeline, catalogue, graphToday), postureByBruteForce(world)];
          expect(comparable(found)).toEqual(comparable(expected));
          for (const proof of ways) expectGoodChoices(world, expected.graph, found, proof);
        }),
        { ...graphParameters(share), examples: failingExamples },
      );
    },
    graphTimeout,
  );
});
