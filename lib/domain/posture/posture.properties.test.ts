import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixCosts } from "../../testing/brute-force/fix";
import { GateWalks } from "../../testing/brute-force/gate-walks";
import { gapsByBruteForce } from "../../testing/brute-force/gaps";
import { postureByBruteForce } from "../../testing/brute-force/posture";
import { singleFixesByBruteForce } from "../../testing/brute-force/single-fix";
import { type GateControl, ways, type World, worldOf } from "../../testing/brute-force/world";
import { failingExamples } from "../../testing/failing-graphs";
import { gateCatalogue } from "../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../testing/graph-arbitraries";
import { graphParameters, graphTitle } from "../../testing/graph-runs";
import type { MappedCatalogue } from "../catalog/catalogue";
import { mappedCatalogue } from "../catalog/load-mappings";
import { type PipelineDocument, stages } from "../pipeline/document";
import { compareText, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import type { Gap } from "./gaps";
import type { GraphFacts, Posture, Verdict, Way } from "./posture";

type Found = Omit<Posture, "coverage">;

/** In one order whatever the order they were found in. */
const inOrder = <T>(list: readonly T[]): readonly T[] => list.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));

/** Without what may differ: which of several cheapest fixes it is, and the order of lists that have none. */
function comparable({ graph, gates, chains, chokePoints, threats, frameworks, slsa }: Found) {
  const withoutNodes = ({ fix, placeKinds, ...verdict }: Verdict) => ({
    ...verdict,
    ...(placeKinds ? { placeKinds: inOrder(placeKinds) } : {}),
    ...(fix ? { fix: { ...fix, nodes: [] } } : {}),
  });
  const one = (way: Way) => ({
    gates: gates.map((gate) => ({ control: gate.control, ...withoutNodes(gate[way]) })),
    chains: inOrder(chains[way]),
    chokePoints: inOrder(chokePoints[way].map((point) => ({ ...point, missingGates: inOrder(point.missingGates) }))),
    threats: threats[way],
    frameworks: frameworks[way],
    slsa: { build: { ...slsa[way].build, next: inOrder(slsa[way].build.next) }, source: { ...slsa[way].source, next: inOrder(slsa[way].source.next) } },
  });
  return { graph, asDeclared: one("asDeclared"), asProven: one("asProven") };
}

/** The fix closes what can be closed, costs what its nodes cost, and no node of it is in vain. */
function expectFixToClose(world: World, facts: GraphFacts, control: GateControl, way: Way, fix: NonNullable<Verdict["fix"]>) {
  const walks = new GateWalks(world, facts, control);
  const costs = fixCosts(world, control, way);
  const exposedWith = (nodes: readonly string[]) => walks.exposed(new Set([...world.effective(control.id, way), ...nodes]));
  expect(fix.nodes).toEqual(fix.nodes.filter((node) => costs.has(node)).toSorted());
  expect(fix.nodes.reduce((sum, node) => sum + (costs.get(node) ?? 0), 0)).toBe(fix.cost);
  expect(exposedWith(fix.nodes)).toEqual(fix.leaves);
  for (const node of fix.nodes) expect(exposedWith(fix.nodes.filter((other) => other !== node)).length).toBeGreaterThan(fix.leaves.length);
}

/** The same gaps with the same factors, and in the order of their priorities. */
function expectSameGaps(world: World, gaps: readonly Gap[], expected: readonly Gap[]) {
  const bare = (gap: Gap) => ({ ...gap, priority: 0 });
  expect(inOrder(gaps.map(bare))).toEqual(inOrder(expected.map(bare)));
  const titles = new Map(world.catalogue.controls.map(({ id, title }) => [id, title]));
  const nodeNames = (a: Gap, b: Gap) => compareText(world.nodeOf(a.node).name, world.nodeOf(b.node).name);
  const controlNames = (a: Gap, b: Gap) => compareText(titles.get(a.control) ?? "", titles.get(b.control) ?? "");
  const stageOf = ({ node }: Gap) => stages.indexOf(world.nodeOf(node).stage);
  for (const [index, b] of gaps.slice(1).entries()) {
    const a = gaps[index] ?? b;
    const difference = Math.abs(a.priority - b.priority) < 1e-9 ? 0 : b.priority - a.priority;
    // Nodes that share a name may stand in any order.
    expect(difference || stageOf(a) - stageOf(b) || nodeNames(a, b) || (a.node === b.node ? controlNames(a, b) : 0)).toBeLessThanOrEqual(0);
  }
  for (const { priority, factors } of gaps)
    expect(priority).toBeCloseTo(
      Object.values(factors).reduce((product, factor) => product * factor),
      8,
    );
}

function bothAnswers(document: PipelineDocument, catalogue: MappedCatalogue) {
  const pipeline = pipelineFromDocument(document);
  const world = worldOf(pipeline, catalogue, graphToday);
  return { world, found: analyse(pipeline, catalogue, graphToday), expected: postureByBruteForce(pipeline, catalogue, graphToday) };
}

function expectGoodChoices({ world, found, expected }: ReturnType<typeof bothAnswers>) {
  for (const way of ways) {
    for (const [index, control] of world.gates.entries()) {
      const fix = found.gates[index]?.[way].fix;
      if (fix) expectFixToClose(world, expected.graph, control, way, fix);
    }
    const best = singleFixesByBruteForce(world, expected.graph, way).filter(({ rank }) => rank === 0);
    const single = found.bestSingleFix[way];
    if (single === null) expect(best).toEqual([]);
    else expect(best).toContainEqual({ ...single, rank: 0 });
    expectSameGaps(world, found.gaps[way], gapsByBruteForce(world, expected.graph, found.gates, way));
    const counts = found.chokePoints[way].map(({ targets }) => targets.length);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  }
}

describe(`the posture is what the definitions say, ${graphTitle}`, () => {
  test.each([
    { catalogue: gateCatalogue, title: "with a control of every sort", share: 1 },
    { catalogue: mappedCatalogue, title: "with the catalogue as it is delivered", share: 0.1 },
  ])("$title", ({ catalogue, share }) => {
    fc.assert(
      fc.property(graphArbitrary(catalogue), (document) => {
        const answers = bothAnswers(document, catalogue);
        expect(comparable(answers.found)).toEqual(comparable(answers.expected));
        expectGoodChoices(answers);
      }),
      { ...graphParameters(share), examples: failingExamples },
    );
  });
});
