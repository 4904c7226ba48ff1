import type { MappedCatalogue } from "../catalog/catalogue";
import type { Pipeline } from "../pipeline/pipeline";
import { assess, type Assessment } from "./coverage/assess";
import { bestSingleFix } from "./findings/best-single-fix";
import { findChains } from "./findings/chains";
import { describeChokePoints } from "./findings/choke-points";
import { describeCoverage } from "./coverage/coverage-of";
import { judge, type Judged } from "./findings/judge-gates";
import { frameworksOf } from "./findings/frameworks";
import { createMapFacts, type MapFacts } from "./map-facts";
import type { BothWays, Chain, Posture, Way } from "./posture";
import { rankGaps, type RankedGaps } from "./findings/rank-gaps";
import { signingNodes } from "./findings/signing-nodes";
import { slsaOf } from "./findings/slsa";
import { threatsOf } from "./findings/threats";
import type { Proof } from "./coverage/standing";

export const proofOf: { readonly [W in Way]: Proof } = { asDeclared: "declared", asProven: "proven" };

/** One way of counting, with what it was worked out from. */
interface OneWay {
  readonly judged: readonly Judged[];
  readonly gaps: RankedGaps;
  readonly chains: readonly Chain[];
}

interface Remembered {
  readonly pipeline: Pipeline;
  readonly facts: MapFacts;
  readonly assessment: Assessment;
  readonly ways: BothWays<OneWay>;
}

export type Analyse = (pipeline: Pipeline, today: string) => Posture;

/**
 * The whole analysis of docs/analysis.md, as a function that remembers what it worked out last: after a change of claims it
 * works out anew only what they decide. The answer is the same as without a memory.
 */
export function createAnalyser(catalogue: MappedCatalogue): Analyse {
  let last: Remembered | undefined;
  return (pipeline, today) => {
    const known = last && isSameMap(last.pipeline, pipeline) ? last : undefined;
    const facts = known?.facts ?? createMapFacts(pipeline, catalogue);
    const assessment = assess(facts.graph.nodes, facts.controlsAt, pipeline, today, known?.assessment);
    const ways = both((way) => countOneWay(facts, assessment, proofOf[way], known?.ways[way]));
    last = { pipeline, facts, assessment, ways };
    return describe(facts, assessment, ways, catalogue);
  };
}

function isSameMap(a: Pipeline, b: Pipeline): boolean {
  return a.nodes === b.nodes && a.edges === b.edges && a.images === b.images;
}

function both<T>(of: (way: Way) => T): BothWays<T> {
  return { asDeclared: of("asDeclared"), asProven: of("asProven") };
}

function countOneWay(
  facts: MapFacts,
  assessment: Assessment,
  proof: Proof,
  before: OneWay | undefined,
): OneWay {
  const judged = facts.batches.map((batch, index) => judge(batch, assessment, proof, before?.judged[index]));
  const gaps = rankGaps(facts, assessment, judged, proof, before?.gaps);
  const chains = findChains(facts.graph, facts.origins, facts.targets, signingNodes(assessment, proof));
  return { judged, gaps, chains };
}

function describe(
  facts: MapFacts,
  assessment: Assessment,
  ways: BothWays<OneWay>,
  catalogue: MappedCatalogue,
): Posture {
  const { graph, batches, described, chokePoints, slsaFlow } = facts;
  const verdictsOf = (way: Way) => ways[way].judged.flatMap(({ gates }) => gates);
  const [declared, proven] = [verdictsOf("asDeclared"), verdictsOf("asProven")];
  return {
    coverage: describeCoverage(assessment),
    graph: described,
    gates: batches
      .flatMap(({ rules }) => rules.gates)
      .flatMap(({ id }, index) => {
        const [asDeclared, asProven] = [declared[index]?.verdict, proven[index]?.verdict];
        return asDeclared && asProven ? [{ control: id, asDeclared, asProven }] : [];
      }),
    chains: both((way) => ways[way].chains),
    chokePoints: both((way) =>
      describeChokePoints(
        chokePoints,
        graph,
        ways[way].judged.map(({ protectedMap: { rules }, standings }) => ({ rules, standings })),
      ),
    ),
    bestSingleFix: both((way) => bestSingleFix(graph, ways[way].judged)),
    threats: both((way) => threatsOf(assessment, catalogue.mappings, proofOf[way])),
    frameworks: both((way) => frameworksOf(assessment, catalogue.mappings, proofOf[way])),
    slsa: both((way) => slsaOf(assessment, catalogue, slsaFlow, proofOf[way])),
    gaps: both((way) => ways[way].gaps.sorted),
  };
}
