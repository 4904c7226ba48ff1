import { type InSteps, inSteps } from "../in-steps";
import { once } from "../once";
import type { MappedCatalogue } from "../catalogue/catalogue";
import type { Pipeline } from "../pipeline/pipeline";
import { assess, type MapStatuses } from "./coverage/assess";
import { type ChangesSoFar, findChanges, type FoundChanges } from "./changes/best-changes";
import { bestSingleFix } from "./findings/best-single-fix";
import { findChains } from "./findings/chains";
import { describeChokePoints } from "./findings/choke-points";
import { coverMap, describeCoverage } from "./coverage/map-coverage";
import { openByGate, withOpen } from "./findings/open-by-gate";
import { judge, type Judged } from "./findings/judge-gates";
import { frameworksOf } from "./findings/frameworks";
import { createMapFacts, type MapFacts } from "./map-facts";
import type { BothProofs, Chain, GateResult, Posture, Proof } from "./posture";
import type { Gap } from "./findings/gaps";
import { rankGaps } from "./findings/rank-gaps";
import { signingNodes } from "./findings/signing-nodes";
import { slsaOf } from "./findings/slsa";
import { type Attacker, createAttacker } from "./ways-in/attacker";
import { findWaysIn, type JudgedWays } from "./ways-in/find-ways-in";
import { findOpenings, type Openings } from "./ways-in/find-openings";
import { findRemedies, type Remedies } from "./ways-in/find-remedies";
import { findUnprotectedHandOvers } from "./ways-in/unprotected-connections";
import { createStanding } from "./ways-in/standing";
import { threatsOf } from "./findings/threats";

/** The results by one proof. Those that no gate and no threat depends on are computed when first read. */
interface OneWay {
  readonly judged: readonly Judged[];
  readonly chains: readonly Chain[];
  readonly attacker: () => Attacker;
  readonly waysIn: () => JudgedWays;
  readonly openings: () => Openings;
  readonly gaps: () => readonly Gap[];
  readonly remedies: InSteps<Remedies>;
}

/**
 * All that follows from a pipeline and a catalogue (Analysis 1 to 13). Deterministic, and independent of the order of anything. Close to
 * linear in nodes and edges.
 * @param today the UTC day, `YYYY-MM-DD`.
 */
export function analyse(pipeline: Pipeline, catalogue: MappedCatalogue, today: string): Posture {
  const facts = createMapFacts(pipeline, catalogue);
  const assessment = assess(facts.graph.nodes, facts.controlsAt, pipeline, today);
  const attackers = both((proof) =>
    once(() => createAttacker(facts.waysMap, createStanding(facts.waysMap, assessment, proof))),
  );
  const ways = both((proof) => countOneWay(facts, assessment, proof, attackers));
  const changes = inSteps(() => changesOf(pipeline, catalogue, today, facts, assessment, ways.declared));
  const posture = {
    ...describe(facts, assessment, ways, catalogue),
    coverage: describeCoverage(coverMap(pipeline, facts.controlsOf, today)),
    // Trying every candidate change is slow, so it starts with the first read.
    get bestChanges() {
      return changes.result().bestChanges;
    },
    get handOvers() {
      return changes.result().handOvers;
    },
  };
  changesIn.set(posture, changes);
  return posture;
}

const changesIn = new WeakMap<Posture, InSteps<FoundChanges, ChangesSoFar>>();

/** Works on the changes of a posture for a moment, for who has other things to do between. @returns whether there is more to do */
export function lookForChanges(posture: Posture): boolean {
  return changesIn.get(posture)?.step() === true;
}

/** The ranking of the changes that were tried so far. */
export function changesSoFar(posture: Posture): Posture["bestChanges"] {
  return changesIn.get(posture)?.told()?.() ?? [];
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
  assessment: MapStatuses,
  proof: Proof,
  attackers: BothProofs<() => Attacker>,
): OneWay {
  const { waysMap, entries, targets } = facts;
  const judged = facts.batches.map((batch) => judge(batch, assessment, proof));
  const attacker = attackers[proof];
  const waysIn = once(() => findWaysIn(attacker(), entries));
  const openings = once(() => findOpenings(attacker(), waysIn().places));
  return {
    judged,
    chains: findChains(waysMap, targets, signingNodes(assessment, proof)),
    attacker,
    waysIn,
    openings,
    gaps: once(() =>
      rankGaps(
        facts,
        assessment,
        { judged, attacker: attacker(), proven: attackers.proven(), openings: openings() },
        proof,
      ),
    ),
    remedies: inSteps(() => findRemedies(attacker(), waysIn().places)),
  };
}

function* changesOf(
  pipeline: Pipeline,
  catalogue: MappedCatalogue,
  today: string,
  facts: MapFacts,
  assessed: MapStatuses,
  { judged, attacker, waysIn, remedies }: OneWay,
): Generator<ChangesSoFar | undefined, FoundChanges> {
  const { places } = waysIn();
  while (remedies.step()) yield;
  return yield* findChanges({
    pipeline,
    catalogue,
    today,
    grounds: facts,
    assessed,
    judged,
    attacker: attacker(),
    places,
    remedies: remedies.result(),
  });
}

function describe(
  facts: MapFacts,
  assessment: MapStatuses,
  ways: BothProofs<OneWay>,
  catalogue: MappedCatalogue,
): Omit<Posture, "bestChanges" | "coverage" | "handOvers"> {
  const { graph, batches, described, chokePoints, slsaPlaces, waysMap } = facts;
  const gates = batches.flatMap(({ rules }) => rules.gates);
  const saidOf = openByGate(assessment, gates);
  const gatesJudged = both((proof) => ways[proof].judged.flatMap((one) => one.gates));
  const orderOf = ({ control }: GateResult) => waysMap.orderOf.get(control) ?? 0;
  const results = gates.flatMap(({ id }, index) => {
    const verdicts = both((proof) => withOpen(gatesJudged[proof][index]?.verdict, saidOf(index, proof)));
    return verdicts.declared && verdicts.proven
      ? [{ control: id, declared: verdicts.declared, proven: verdicts.proven }]
      : [];
  });
  return {
    graph: described,
    // Batches hold gates with the same required proof.
    gates: results.toSorted((a, b) => orderOf(a) - orderOf(b)),
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
    gaps: readBoth({ declared: ways.declared.gaps, proven: ways.proven.gaps }),
    unprotectedHandOvers: readBoth({
      declared: once(() => unprotectedOf(ways.declared)),
      proven: once(() => unprotectedOf(ways.proven)),
    }),
    waysIn: readBoth({
      declared: () => ways.declared.waysIn().rows,
      proven: () => ways.proven.waysIn().rows,
    }),
  };
}

function unprotectedOf({ attacker, waysIn }: OneWay): readonly string[] {
  const along = findUnprotectedHandOvers(attacker(), waysIn().places);
  return attacker().map.graph.edges.flatMap(({ id }, edge) => (along[edge] === 1 ? [id] : []));
}
