import type { Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import type { Place, WayIn } from "./ways-in/way-in";
import { countWaysIn, type WaysInCounts } from "./words/ways-in-sentence";
import {
  type BothProofs,
  type FrameworkResult,
  type Posture,
  type RequirementStatus,
  requirementStatuses,
  type SlsaTrack,
  type ThreatStatus,
  threatStatuses,
  type Verdict,
  type Proof,
  type Counts,
} from "./posture";

const ways: readonly Proof[] = ["declared", "proven"];

export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

export type GateChange = Change<Pick<Verdict, "verdict" | "exposedTargets">> & { readonly control: string };
export type ThreatChange = Change<ThreatStatus> & { readonly technique: string };
export type RequirementChange = Change<RequirementStatus> & { readonly id: string };

export interface FrameworkChange {
  readonly framework: string;
  readonly counts: Change<{ readonly [S in RequirementStatus]: number }>;
  /** Those whose status differs, in the order of the framework. */
  readonly requirements: readonly RequirementChange[];
}

/** The state of an entry point. `assumed`: unprotected unless an unanswered question closes it. */
export const wayStandings = ["unguarded", "assumed", "depends", "guarded", "set-aside", "closed"] as const;
export type WayStanding = (typeof wayStandings)[number];

/** An entry point whose state differs; undefined on the side that does not have it. */
export interface WayChange extends Change<WayStanding | undefined> {
  readonly place: Place;
}

/** What is counted of a posture, seen one way. */
export interface PostureFigures {
  readonly bypassed: number;
  readonly standsNowhere: number;
  readonly holding: number;
  /** Targets that some gate leaves open, sorted. */
  readonly exposedTargets: readonly string[];
  readonly openPairs: number;
  readonly waysIn: WaysInCounts;
  readonly threats: { readonly [S in ThreatStatus]: number };
  readonly gaps: number;
}

export interface SeenChange {
  readonly figures: Change<PostureFigures>;
  /** Gates whose verdict or exposed targets differ, in the order of the catalogue. */
  readonly gates: readonly GateChange[];
  /** In the order of the ways in after the change, then those that are gone. */
  readonly waysIn: readonly WayChange[];
  readonly threats: readonly ThreatChange[];
  /** All frameworks; those without a difference have no requirements listed. */
  readonly frameworks: readonly FrameworkChange[];
  /** SLSA levels; undefined if no node is judged. */
  readonly slsa: { readonly build: Change<number | undefined>; readonly source: Change<number | undefined> };
}

export interface Comparison extends BothProofs<SeenChange> {
  readonly coverage: Change<Counts>;
  readonly stages: { readonly [S in Stage]: Change<Counts> };
  readonly isSame: boolean;
}

/**
 * What a change of the map or its claims would do: coverage, gates, exposed targets, ways in, threats and frameworks before
 * and after (Analysis 14). A gate, technique or requirement of one side alone is not compared.
 * O(gates x targets + ways in + techniques + requirements).
 */
export function compare(before: Posture, after: Posture): Comparison {
  const seen = {
    declared: seenChange(before, after, "declared"),
    proven: seenChange(before, after, "proven"),
  };
  const coverage = { before: before.coverage.pipeline, after: after.coverage.pipeline };
  const ofStage = (stage: Stage): Change<Counts> => ({
    before: before.coverage.stages[stage],
    after: after.coverage.stages[stage],
  });
  const ofStages = { build: ofStage("build"), distribute: ofStage("distribute"), run: ofStage("run") };
  const isSame =
    ways.every((proof) => isSeenSame(seen[proof])) &&
    [coverage, ...stages.map((stage) => ofStages[stage])].every(isEqual);
  return { ...seen, coverage, stages: ofStages, isSame };
}

function seenChange(before: Posture, after: Posture, proof: Proof): SeenChange {
  const gates = new Map(before.gates.map((gate) => [gate.control, gate[proof]]));
  const threats = new Map(before.threats[proof].map(({ technique, status }) => [technique, status]));
  const frameworks = new Map(before.frameworks[proof].map((framework) => [framework.framework, framework]));
  return {
    figures: { before: figuresOf(before, proof), after: figuresOf(after, proof) },
    gates: after.gates.flatMap((gate) => {
      const [was, is] = [gates.get(gate.control), gate[proof]];
      const change = was && { control: gate.control, before: openness(was), after: openness(is) };
      return change && !isEqual(change) ? [change] : [];
    }),
    waysIn: wayChanges(before.waysIn[proof], after.waysIn[proof]),
    threats: after.threats[proof].flatMap(({ technique, status }) => {
      const was = threats.get(technique);
      return was === undefined || was === status ? [] : [{ technique, before: was, after: status }];
    }),
    frameworks: after.frameworks[proof].flatMap((framework) => {
      const was = frameworks.get(framework.framework);
      return was ? [frameworkChange(was, framework)] : [];
    }),
    slsa: {
      build: levels(before.slsa[proof].build, after.slsa[proof].build),
      source: levels(before.slsa[proof].source, after.slsa[proof].source),
    },
  };
}

function figuresOf(posture: Posture, proof: Proof): PostureFigures {
  const seen = posture.gates.map((gate) => gate[proof]);
  const count = (verdict: Verdict["verdict"]) => seen.filter((one) => one.verdict === verdict).length;
  return {
    bypassed: count("bypassed"),
    standsNowhere: count("stands-nowhere"),
    holding: count("holds"),
    exposedTargets: [...new Set(seen.flatMap(({ exposedTargets }) => exposedTargets))].toSorted(),
    openPairs: seen.reduce((sum, { exposedTargets }) => sum + exposedTargets.length, 0),
    waysIn: countWaysIn(posture.waysIn[proof]),
    threats: countBy(threatStatuses, posture.threats[proof]),
    gaps: posture.gaps[proof].length,
  };
}

function wayChanges(before: readonly WayIn[], after: readonly WayIn[]): readonly WayChange[] {
  const was = standings(before);
  const is = standings(after);
  const gone = [...was].filter(([key]) => !is.has(key));
  return [
    ...[...is].map(([key, { place, standing }]) => ({
      place,
      before: was.get(key)?.standing,
      after: standing,
    })),
    ...gone.map(([, { place, standing }]) => ({ place, before: standing, after: undefined })),
  ].filter((change) => change.before !== change.after);
}

interface Standing {
  readonly place: Place;
  readonly standing: WayStanding;
}

function standings(rows: readonly WayIn[]): ReadonlyMap<string, Standing> {
  return new Map(
    rows.flatMap(({ places, state, said }) =>
      places.map((place): [string, Standing] => [
        "node" in place ? `node ${place.node}` : `edge ${place.edge}`,
        { place, standing: state === "unguarded" && !said ? "assumed" : state },
      ]),
    ),
  );
}

function frameworkChange(before: FrameworkResult, after: FrameworkResult): FrameworkChange {
  const statuses = new Map(before.requirements.map(({ id, status }) => [id, status]));
  return {
    framework: after.framework,
    counts: {
      before: countBy(requirementStatuses, before.requirements),
      after: countBy(requirementStatuses, after.requirements),
    },
    requirements: after.requirements.flatMap(({ id, status }) => {
      const was = statuses.get(id);
      return was === undefined || was === status ? [] : [{ id, before: was, after: status }];
    }),
  };
}

function countBy<S extends string>(
  statuses: readonly S[],
  results: readonly { readonly status: S }[],
): { readonly [Status in S]: number } {
  // Every status is a key: it is made of all of them.
  return Object.fromEntries(
    statuses.map((status) => [status, results.filter((one) => one.status === status).length]),
  ) as { [Status in S]: number };
}

function openness({ verdict, exposedTargets }: Verdict): Pick<Verdict, "verdict" | "exposedTargets"> {
  return { verdict, exposedTargets };
}

function levels(before: SlsaTrack, after: SlsaTrack): Change<number | undefined> {
  return { before: before.level, after: after.level };
}

function isSeenSame({ figures, gates, waysIn, threats, frameworks, slsa }: SeenChange): boolean {
  return (
    gates.length +
      waysIn.length +
      threats.length +
      frameworks.reduce((sum, { requirements }) => sum + requirements.length, 0) ===
      0 &&
    isEqual(figures) &&
    isEqual(slsa.build) &&
    isEqual(slsa.source)
  );
}

/** Both are plain data made by the same code, so their fields stand in the same order. */
function isEqual({ before, after }: Change<unknown>): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}
