import { once } from "../once";
import type { MappedCatalogue } from "../catalogue/catalogue";
import type { Pipeline } from "../pipeline/pipeline";
import { assess, type MapAssessment } from "./coverage/assess";
import { findChanges } from "./changes/best-changes";
import { bestSingleFix } from "./findings/best-single-fix";
import { findChains } from "./findings/chains";
import { describeChokePoints } from "./findings/choke-points";
import { describeCoverage } from "./coverage/coverage-of";
import { judge, type Judged } from "./findings/judge-gates";
import { frameworksOf } from "./findings/frameworks";
import { createMapFacts, type MapFacts } from "./map-facts";
import type { BothProofs, Chain, Posture, Proof } from "./posture";
import type { Gap } from "./findings/gaps";
import { rankGaps } from "./findings/rank-gaps";
import { signingNodes } from "./findings/signing-nodes";
import { slsaOf } from "./findings/slsa";
import { type Attacker, createAttacker } from "./ways-in/attacker";
import { findWaysIn, type JudgedWays } from "./ways-in/find-ways-in";
import { findOpenings, type Openings } from "./ways-in/find-openings";
import { findRemedies } from "./ways-in/find-remedies";
import { createStanding } from "./ways-in/standing";
import { threatsOf } from "./findings/threats";

/** One way of counting, with what it was worked out from. */
interface OneWay {
  readonly judged: readonly Judged[];
  readonly gaps: readonly Gap[];
  readonly chains: readonly Chain[];
  readonly attacker: Attacker;
  readonly waysIn: JudgedWays;
  readonly openings: Openings;
}

interface Remembered {
  readonly pipeline: Pipeline;
  readonly facts: MapFacts;
  readonly assessment: MapAssessment;
  readonly ways: BothProofs<OneWay>;
}

export type Analyse = (pipeline: Pipeline, today: string) => Posture;

/**
 * The whole analysis of docs/analysis.md, as a function that remembers what it worked out last: after a change of claims it
 * works out only what they decide. The answer is the same as without a memory.
 */
export function createAnalyser(catalogue: MappedCatalogue): Analyse {
  let last: Remembered | undefined;
  return (pipeline, today) => {
    const known = last && isSameMap(last.pipeline, pipeline) ? last : undefined;
    const facts = known?.facts ?? createMapFacts(pipeline, catalogue);
    const assessment = assess(facts.graph.nodes, facts.controlsAt, pipeline, today, known?.assessment);
    const ways = both((proof) => countOneWay(facts, assessment, proof, known?.ways[proof]));
    last = { pipeline, facts, assessment, ways };
    const { judged, attacker, waysIn } = ways.declared;
    const changes = once(() =>
      findChanges({
        pipeline,
        catalogue,
        today,
        grounds: facts,
        assessed: assessment,
        judged,
        attacker,
        places: waysIn.places,
        remedies: findRemedies(attacker, waysIn.places),
      }),
    );
    return {
      ...describe(facts, assessment, ways, catalogue),
      // Each change that could be made is tried: worked out only when somebody asks.
      get bestChanges() {
        return changes().bestChanges;
      },
      get handOvers() {
        return changes().handOvers;
      },
    };
  };
}

function isSameMap(a: Pipeline, b: Pipeline): boolean {
  return a.nodes === b.nodes && a.edges === b.edges && a.images === b.images;
}

function both<T>(of: (proof: Proof) => T): BothProofs<T> {
  return { declared: of("declared"), proven: of("proven") };
}

function countOneWay(
  facts: MapFacts,
  assessment: MapAssessment,
  proof: Proof,
  before: OneWay | undefined,
): OneWay {
  const judged = facts.batches.map((batch, index) => judge(batch, assessment, proof, before?.judged[index]));
  const chains = findChains(facts.graph, facts.origins, facts.targets, signingNodes(assessment, proof));
  const attacker = createAttacker(facts.waysMap, createStanding(facts.waysMap, assessment, proof));
  const waysIn = findWaysIn(attacker, facts.entries);
  const openings = findOpenings(attacker, waysIn.places);
  const gaps = rankGaps(facts, assessment, { judged, attacker, openings }, proof);
  return { judged, gaps, chains, attacker, waysIn, openings };
}

function describe(
  facts: MapFacts,
  assessment: MapAssessment,
  ways: BothProofs<OneWay>,
  catalogue: MappedCatalogue,
): Omit<Posture, "bestChanges" | "handOvers"> {
  const { graph, batches, described, chokePoints, slsaFlow } = facts;
  const gatesJudged = both((proof) => ways[proof].judged.flatMap(({ gates }) => gates));
  return {
    coverage: describeCoverage(assessment),
    graph: described,
    gates: batches
      .flatMap(({ rules }) => rules.gates)
      .flatMap(({ id }, index) => {
        const verdicts = both((proof) => gatesJudged[proof][index]?.verdict);
        return verdicts.declared && verdicts.proven
          ? [{ control: id, declared: verdicts.declared, proven: verdicts.proven }]
          : [];
      }),
    chains: both((proof) => ways[proof].chains),
    chokePoints: both((proof) =>
      describeChokePoints(
        chokePoints,
        graph,
        ways[proof].judged.map(({ protectedMap: { rules }, standings }) => ({ rules, standings })),
      ),
    ),
    bestSingleFix: both((proof) => bestSingleFix(graph, ways[proof].judged)),
    threats: both((proof) => threatsOf(assessment, catalogue.mappings, proof)),
    frameworks: both((proof) => frameworksOf(assessment, catalogue.mappings, proof)),
    slsa: both((proof) => slsaOf(assessment, catalogue, slsaFlow, proof)),
    gaps: both((proof) => ways[proof].gaps),
    waysIn: both((proof) => ways[proof].waysIn.rows),
  };
}
