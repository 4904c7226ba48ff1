import { type InSteps, inSteps } from "../in-steps";
import { once } from "../once";
import type { MappedCatalogue } from "../catalogue/catalogue";
import type { Pipeline } from "../pipeline/pipeline";
import { assess, type MapAssessment } from "./coverage/assess";
import { findChanges, type FoundChanges } from "./changes/best-changes";
import { bestSingleFix } from "./findings/best-single-fix";
import { findChains, isSameSigning, type SigningNodes } from "./findings/chains";
import { describeChokePoints } from "./findings/choke-points";
import { describeCoverage } from "./coverage/coverage-of";
import { openByGate, withOpen } from "./findings/open-by-gate";
import { judge, type Judged } from "./findings/judge-gates";
import { frameworksOf } from "./findings/frameworks";
import { createMapFacts, type MapFacts } from "./map-facts";
import type { BothProofs, Chain, Posture, Proof } from "./posture";
import type { Gap } from "./findings/gaps";
import { type RankedGaps, rankGaps } from "./findings/rank-gaps";
import { signingNodes } from "./findings/signing-nodes";
import { slsaOf } from "./findings/slsa";
import { type Attacker, createAttacker } from "./ways-in/attacker";
import { createAttackerAfter } from "./ways-in/attacker-after";
import { findWaysIn, type JudgedWays } from "./ways-in/find-ways-in";
import { findOpenings, type Openings } from "./ways-in/find-openings";
import { findRemedies, type Remedies } from "./ways-in/find-remedies";
import { createStanding } from "./ways-in/standing";
import { createIsSameForAttackers } from "./ways-in/same-for-attackers";
import { threatsOf } from "./findings/threats";
import { isSameMapToAnalysis } from "./same-to-analysis";

/** One way of counting, with what it was worked out from. */
interface OneWay {
  readonly judged: readonly Judged[];
  readonly gaps: RankedWhenRead;
  readonly signing: SigningNodes;
  readonly chains: readonly Chain[];
  readonly entered: Entered;
}

/** The gaps, and what of them was read so far. */
interface RankedWhenRead {
  readonly all: () => readonly Gap[];
  readonly read: { ranked?: RankedGaps };
}

/** What is worked out when it is first read: no gate and no threat hangs on it. */
interface Entered {
  readonly assessed: MapAssessment;
  readonly attacker: () => Attacker;
  readonly waysIn: () => JudgedWays;
  readonly openings: () => Openings;
  readonly remedies: InSteps<Remedies>;
  /** What of it was read so far. */
  readonly read: { attacker?: Attacker; ways?: JudgedWays };
}

interface Remembered {
  readonly pipeline: Pipeline;
  readonly facts: MapFacts;
  readonly assessment: MapAssessment;
  readonly ways: BothProofs<OneWay>;
}

export type Analyse = (pipeline: Pipeline, today: string) => Posture;

/**
 * The whole analysis of docs/analysis-definitions.md, as a function that remembers what it worked out last: where nothing that is
 * drawn changed, or only what it never reads, it works out what the claims decide. The answer is the same as without a memory.
 */
export function createAnalyser(catalogue: MappedCatalogue): Analyse {
  let last: Remembered | undefined;
  const isSame = createIsSameForAttackers(catalogue.controls);
  return (pipeline, today) => {
    const known = last && isSameMapToAnalysis(last.pipeline, pipeline) ? last : undefined;
    const facts = known?.facts ?? createMapFacts(pipeline, catalogue);
    const assessment = assess(facts.graph.nodes, facts.controlsAt, pipeline, today, known?.assessment);
    const ways = both((proof) => {
      const before = known?.ways[proof];
      const isAsBefore = before && isSame(before.entered.assessed, assessment, proof);
      const entered = isAsBefore ? before.entered : enter(facts, assessment, proof, before?.entered.read);
      return countOneWay(facts, assessment, proof, before, entered);
    });
    last = { pipeline, facts, assessment, ways };
    const changes = inSteps(() => changesOf(pipeline, catalogue, today, facts, assessment, ways.declared));
    const posture = {
      ...describe(facts, assessment, ways, catalogue),
      // Each change that could be made is tried: worked out only when somebody asks.
      get bestChanges() {
        return changes.result().bestChanges;
      },
      get handOvers() {
        return changes.result().handOvers;
      },
    };
    changesIn.set(posture, changes);
    return posture;
  };
}

const changesIn = new WeakMap<Posture, InSteps<FoundChanges>>();

/** Works on the changes of a posture for a moment, for who has other things to do between. @returns whether there is more to do */
export function lookForChanges(posture: Posture): boolean {
  return changesIn.get(posture)?.step() === true;
}

function both<T>(of: (proof: Proof) => T): BothProofs<T> {
  return { declared: of("declared"), proven: of("proven") };
}

function readBoth<T>(of: BothProofs<() => T>): BothProofs<T> {
  return {
    get declared() {
      return of.declared();
    },
    get proven() {
      return of.proven();
    },
  };
}

function countOneWay(
  facts: MapFacts,
  assessment: MapAssessment,
  proof: Proof,
  before: OneWay | undefined,
  entered: Entered,
): OneWay {
  const judged = facts.batches.map((batch, index) => judge(batch, assessment, proof, before?.judged[index]));
  const signing = signingNodes(assessment, proof);
  const chains =
    before && isSameSigning(before.signing, signing)
      ? before.chains
      : findChains(facts.graph, facts.origins, facts.targets, signing);
  const gaps = gapsOf(facts, assessment, judged, entered, proof, before?.gaps.read.ranked);
  return { judged, signing, chains, entered, gaps };
}

/** @param before what was read of an analysis of the same map: not that itself, which would be kept with what is not read yet */
function enter(
  { waysMap, entries }: MapFacts,
  assessed: MapAssessment,
  proof: Proof,
  before: Entered["read"] = {},
): Entered {
  const { attacker: attackerBefore, ways: waysBefore } = before;
  const read: Entered["read"] = {};
  const begun = once(() => {
    const made = attackerBefore
      ? createAttackerAfter(attackerBefore, assessed)
      : { attacker: createAttacker(waysMap, createStanding(waysMap, assessed, proof)), touched: undefined };
    read.attacker = made.attacker;
    return made;
  });
  const attacker = () => begun().attacker;
  const waysIn = once(() => {
    const known = attackerBefore &&
      waysBefore && { ways: waysBefore, standing: attackerBefore.standing, touched: begun().touched };
    read.ways = findWaysIn(attacker(), entries, known);
    return read.ways;
  });
  return {
    assessed,
    attacker,
    waysIn,
    openings: once(() => findOpenings(attacker(), waysIn().places)),
    remedies: inSteps(() => findRemedies(attacker(), waysIn().places)),
    read,
  };
}

function gapsOf(
  facts: MapFacts,
  assessment: MapAssessment,
  judged: readonly Judged[],
  { attacker, openings }: Entered,
  proof: Proof,
  before: RankedGaps | undefined,
): RankedWhenRead {
  const read: RankedWhenRead["read"] = {};
  const all = once(() => {
    const grounds = { judged, attacker: attacker(), openings: openings() };
    read.ranked = rankGaps(facts, assessment, grounds, proof, before);
    return read.ranked.gaps;
  });
  return { all, read };
}

function* changesOf(
  pipeline: Pipeline,
  catalogue: MappedCatalogue,
  today: string,
  facts: MapFacts,
  assessed: MapAssessment,
  { judged, entered }: OneWay,
): Generator<undefined, FoundChanges> {
  const { places } = entered.waysIn();
  // What an attacker does not meet may stand otherwise by now.
  const met = entered.attacker();
  const attacker = entered.assessed === assessed ? met : createAttackerAfter(met, assessed).attacker;
  while (entered.remedies.step()) yield;
  return yield* findChanges({
    pipeline,
    catalogue,
    today,
    grounds: facts,
    assessed,
    judged,
    attacker,
    places,
    remedies: entered.remedies.result(),
  });
}

function describe(
  facts: MapFacts,
  assessment: MapAssessment,
  ways: BothProofs<OneWay>,
  catalogue: MappedCatalogue,
): Omit<Posture, "bestChanges" | "handOvers"> {
  const { graph, batches, described, chokePoints, slsaPlaces } = facts;
  const gates = batches.flatMap(({ rules }) => rules.gates);
  const saidOf = openByGate(assessment, gates);
  const gatesJudged = both((proof) => ways[proof].judged.flatMap((one) => one.gates));
  return {
    coverage: describeCoverage(assessment),
    graph: described,
    gates: gates.flatMap(({ id }, index) => {
      const verdicts = both((proof) => withOpen(gatesJudged[proof][index]?.verdict, saidOf(index, proof)));
      return verdicts.declared && verdicts.proven
        ? [{ control: id, declared: verdicts.declared, proven: verdicts.proven }]
        : [];
    }),
    chains: both((proof) => ways[proof].chains),
    chokePoints: both((proof) =>
      describeChokePoints(
        chokePoints,
        assessment,
        proof,
        ways[proof].judged.map(({ protectedMap: { rules }, standings }) => ({ rules, standings })),
      ),
    ),
    bestSingleFix: both((proof) => bestSingleFix(graph, ways[proof].judged)),
    threats: both((proof) => threatsOf(assessment, catalogue.mappings, proof)),
    frameworks: both((proof) => frameworksOf(assessment, catalogue.mappings, proof)),
    slsa: both((proof) => slsaOf(assessment, catalogue, slsaPlaces, proof)),
    gaps: readBoth({ declared: ways.declared.gaps.all, proven: ways.proven.gaps.all }),
    waysIn: readBoth({
      declared: () => ways.declared.entered.waysIn().rows,
      proven: () => ways.proven.entered.waysIn().rows,
    }),
  };
}
