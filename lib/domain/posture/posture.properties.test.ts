import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compromisedByBruteForce } from "../../testing/brute-force/compromise";
import { fixCosts } from "../../testing/brute-force/fix";
import { GateWalks } from "../../testing/brute-force/gate-walks";
import { gapsByBruteForce } from "../../testing/brute-force/gaps";
import { postureByBruteForce, type SettledPosture } from "../../testing/brute-force/posture";
import { singleFixesByBruteForce } from "../../testing/brute-force/single-fix";
import { type GateControl, ways, type World, worldOf } from "../../testing/brute-force/world";
import { failingExamples } from "../../testing/failing-graphs";
import { gateCatalogue } from "../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../testing/graph-arbitraries";
import { graphParameters, graphTimeout, graphTitle } from "../../testing/graph-runs";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { stages } from "../pipeline/document-lists";
import { compareText, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import type { Gap } from "./findings/gaps";
import { compromisedBy, reachersOf } from "./compromise";
import type { GraphFacts, Posture, Reached, Verdict, Proof } from "./posture";

/** In one order whatever the order they were found in. */
const inOrder = <T>(list: readonly T[]): readonly T[] =>
  list.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));

/** Without what may differ: which of several cheapest fixes it is, and the order of lists that have none. */
function comparable({ graph, gates, chains, chokePoints, threats, frameworks, slsa }: SettledPosture) {
  const withoutNodes = ({ fix, placeKinds, ...verdict }: Verdict) => ({
    ...verdict,
    ...(placeKinds ? { placeKinds: inOrder(placeKinds) } : {}),
    ...(fix ? { fix: { ...fix, nodes: [] } } : {}),
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

/** The fix closes what can be closed, costs what its nodes cost, and no node of it is in vain. */
function expectFixToClose(
  world: World,
  facts: GraphFacts,
  control: GateControl,
  proof: Proof,
  fix: NonNullable<Verdict["fix"]>,
) {
  const walks = new GateWalks(world, facts, control, proof);
  const costs = fixCosts(world, control, proof);
  const exposedWith = (nodes: readonly string[]) =>
    walks.exposed(new Set([...world.effective(control.id, proof), ...nodes]));
  expect(fix.nodes).toEqual(fix.nodes.filter((node) => costs.has(node)).toSorted());
  expect(fix.nodes.reduce((sum, node) => sum + (costs.get(node) ?? 0), 0)).toBe(fix.cost);
  expect(exposedWith(fix.nodes)).toEqual(fix.leaves);
  for (const node of fix.nodes)
    expect(exposedWith(fix.nodes.filter((other) => other !== node)).length).toBeGreaterThan(
      fix.leaves.length,
    );
}

/** The same gaps with the same factors, and in the order of their priorities. */
function expectSameGaps(world: World, gaps: readonly Gap[], expected: readonly Gap[]) {
  const rounded = (gap: Gap) => ({ ...gap, priority: Math.round(gap.priority * 1e6) });
  expect(inOrder(gaps.map(rounded))).toEqual(inOrder(expected.map(rounded)));
  const titles = new Map(world.catalogue.controls.map(({ id, title }) => [id, title]));
  const nodeNames = (a: Gap, b: Gap) => compareText(world.nodeOf(a.node).name, world.nodeOf(b.node).name);
  const controlNames = (a: Gap, b: Gap) =>
    compareText(titles.get(a.control) ?? "", titles.get(b.control) ?? "");
  const stageOf = ({ node }: Gap) => stages.indexOf(world.nodeOf(node).stage);
  const pairs = gaps.slice(1).map((b, index): readonly [Gap, Gap] => [gaps[index] ?? b, b]);
  const misplaced = pairs.filter(([a, b]) => {
    const difference = Math.abs(a.priority - b.priority) < 1e-9 ? 0 : b.priority - a.priority;
    // Nodes that share a name may stand in any order.
    return (
      (difference ||
        stageOf(a) - stageOf(b) ||
        nodeNames(a, b) ||
        (a.node === b.node ? controlNames(a, b) : 0)) > 0
    );
  });
  expect(misplaced).toEqual([]);
}

/** Where there are several answers as good, that it is one of them; and that lists are in their order. */
function expectGoodChoices(world: World, facts: GraphFacts, found: Posture, proof: Proof) {
  for (const [index, control] of world.gates.entries()) {
    const fix = found.gates[index]?.[proof].fix;
    if (fix) expectFixToClose(world, facts, control, proof, fix);
  }
  const best = singleFixesByBruteForce(world, facts, proof).filter(({ rank }) => rank === 0);
  const single = found.bestSingleFix[proof];
  const alone = world.gates.filter((_control, index) => found.gates[index]?.[proof].fix?.nodes.length === 1);
  if (alone.length > 0) expect(single, "a fix of one node closes something").not.toBeNull();
  if (single === null) expect(best).toEqual([]);
  else expect(best).toContainEqual({ ...single, rank: 0 });
  expectSameGaps(world, found.gaps[proof], gapsByBruteForce(world, facts, found.gates, proof));
  const counts = found.chokePoints[proof].map(({ targets }) => targets.length);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
}

/** From the node and from the target alike. */
function expectSameCompromise(
  world: World,
  { targets }: GraphFacts,
  hostile: (node: string) => readonly Reached[],
  proof: Proof,
) {
  const reached = new Map(world.nodes.map(({ id }) => [id, hostile(id)]));
  const expectSame = (found: readonly Reached[], expected: readonly Reached[]) => {
    expect(inOrder(found)).toEqual(inOrder(expected));
    expect(found.findLastIndex(({ unguarded }) => unguarded)).toBe(
      found.filter(({ unguarded }) => unguarded).length - 1,
    );
  };
  for (const [node, expected] of reached)
    expectSame(compromisedBy(world.pipeline, world.catalogue, graphToday, node, proof).targets, expected);
  for (const target of targets) {
    const expected = [...reached].flatMap(([node, list]) =>
      list.filter((one) => one.node === target).map((one) => ({ ...one, node })),
    );
    expectSame(reachersOf(world.pipeline, world.catalogue, graphToday, target, proof).targets, expected);
  }
}

describe(`the posture, and what a hostile node reaches, are what the definitions say, ${graphTitle}`, () => {
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
          for (const proof of ways) {
            expectGoodChoices(world, expected.graph, found, proof);
            expectSameCompromise(
              world,
              expected.graph,
              (node) => compromisedByBruteForce(world, expected.graph, node, proof),
              proof,
            );
          }
        }),
        { ...graphParameters(share), examples: failingExamples },
      );
    },
    graphTimeout,
  );
});
