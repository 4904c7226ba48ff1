import type { NodeKind, Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { compareText, type Pipeline } from "../pipeline/pipeline";
import type { Change } from "../posture/compare";
import {
  addTally,
  countsOf,
  emptyTally,
  type StageCounts,
  type Tally,
  tallyOf,
} from "../posture/coverage/coverage";
import type { Counts, Posture } from "../posture/posture";
import { type ChangeGroup, changeGroups, directionOf } from "./change-groups";
import { compareControls, type ControlChange, type JudgedState, type NodeStatuses } from "./control-changes";
import { diffPipelines, isSamePipeline, type PipelineDiff } from "./diff-pipelines";
import { type ComparedWays, compareWays } from "./way-changes";

/** A state with what follows from it. */
export interface ComparedState extends JudgedState {
  /** By the rules of today, as of its own day: what a newer catalogue asks opens and closes nothing. */
  readonly posture: Posture;
}

/** A node in one of the states. */
export interface NodeSide {
  readonly name: string;
  readonly kind: NodeKind;
  readonly stage: Stage;
  readonly counts: Counts;
}

/** A node of either state; the side is absent on which it is not on the map. */
export interface ComparedNode {
  readonly id: string;
  readonly before?: NodeSide;
  readonly after?: NodeSide;
  /** A node that only lies elsewhere on the map is the same. */
  readonly change: "added" | "removed" | "changed" | "same";
  /** How many of its controls are in each group. */
  readonly groups: { readonly [G in ChangeGroup]?: number };
}

export interface StateCounts {
  readonly pipeline: Counts;
  readonly stages: StageCounts;
}

export interface StateComparison {
  readonly days: Change<string>;
  readonly catalogues: Change<string>;
  /** The worst group first, in a group by node and control. */
  readonly controls: readonly ControlChange[];
  readonly groups: { readonly [G in ChangeGroup]: number };
  /** All nodes of both, by id. */
  readonly nodes: readonly ComparedNode[];
  /** As each state counts itself: a snapshot by the catalogue that was frozen with it. */
  readonly counts: Change<StateCounts>;
  readonly diff: PipelineDiff;
  readonly ways: ComparedWays;
  /** Something got worse: a control, by somebody or by time, or a gate or a way in that was opened. */
  readonly isWorse: boolean;
  /** Nothing differs but where nodes lie on the map. */
  readonly isSame: boolean;
}

/**
 * What became of one state of a map, seen from another, by ids: maps whose ids say nothing of each other are aligned before.
 * Linear in nodes and controls that apply, where the postures are at hand.
 * @param postureOn the posture of the first map on another day by the rules of today; asked only where time changed a status.
 */
export function compareStates(
  before: ComparedState,
  after: ComparedState,
  postureOn: (pipeline: Pipeline, day: string) => Posture,
): StateComparison {
  const compared = compareControls(before, after);
  const controls = compared.changes.toSorted(byMeaning);
  const diff = diffPipelines(before.pipeline, after.pipeline);
  const nodes = nodesOf(before.pipeline, after.pipeline, diff, controls, compared);
  const aged = compared.hasAged ? postureOn(before.pipeline, after.day) : undefined;
  const ways = compareWays(before.posture, after.posture, aged);
  return {
    days: { before: before.day, after: after.day },
    catalogues: { before: before.catalogue.version, after: after.catalogue.version },
    controls,
    groups: countGroups(controls),
    nodes,
    counts: {
      before: countsOn(before.pipeline, compared.before),
      after: countsOn(after.pipeline, compared.after),
    },
    diff,
    ways,
    isWorse: controls.some(isWorse) || areWaysWorse(ways),
    isSame:
      controls.length === 0 &&
      isSamePipeline(diff) &&
      ways.postures.isSame &&
      before.catalogue.version === after.catalogue.version,
  };
}

/** Somebody or the passing of time took it further from being in place. */
export function isWorse({ group, before, after }: ControlChange): boolean {
  if (group === "worse") return true;
  if (group !== "time" || before === undefined || after === undefined) return false;
  return directionOf(before, after) < 0;
}

function areWaysWorse({ declared, proven }: ComparedWays): boolean {
  return [declared, proven].some((seen) =>
    [...seen.gates, ...seen.waysIn].some(({ meaning }) => meaning === "opened"),
  );
}

function byMeaning(a: ControlChange, b: ControlChange): number {
  return (
    changeGroups.indexOf(a.group) - changeGroups.indexOf(b.group) ||
    compareText(a.node, b.node) ||
    compareText(a.control, b.control)
  );
}

function countGroups(controls: readonly ControlChange[]): StateComparison["groups"] {
  const groups = {
    worse: 0,
    time: 0,
    better: 0,
    answered: 0,
    "not-applicable": 0,
    scope: 0,
    catalogue: 0,
  } satisfies { [G in ChangeGroup]: number };
  for (const { group } of controls) groups[group] += 1;
  return groups;
}

function nodesOf(
  before: Pipeline,
  after: Pipeline,
  diff: PipelineDiff,
  controls: readonly ControlChange[],
  statuses: {
    readonly before: ReadonlyMap<string, NodeStatuses>;
    readonly after: ReadonlyMap<string, NodeStatuses>;
  },
): readonly ComparedNode[] {
  const changed = new Set(diff.nodes.changed.map(({ id }) => id));
  const groups = new Map<string, { [G in ChangeGroup]?: number }>();
  for (const { node, group } of controls) {
    const ofNode = groups.get(node) ?? {};
    groups.set(node, ofNode);
    ofNode[group] = (ofNode[group] ?? 0) + 1;
  }
  const ids = new Set([...before.nodes.values(), ...after.nodes.values()].map(({ id }) => id));
  return [...ids].toSorted(compareText).map((id): ComparedNode => {
    const [was, is] = [sideOf(before, id, statuses.before), sideOf(after, id, statuses.after)];
    return {
      id,
      ...(was ? { before: was } : {}),
      ...(is ? { after: is } : {}),
      change: !was ? "added" : !is ? "removed" : changed.has(id) ? "changed" : "same",
      groups: groups.get(id) ?? {},
    };
  });
}

function sideOf(
  { nodes }: Pipeline,
  id: string,
  statuses: ReadonlyMap<string, NodeStatuses>,
): NodeSide | undefined {
  const node = nodes.get(id);
  if (!node) return undefined;
  const { name, kind, stage } = node;
  return { name, kind, stage, counts: countsOf(tallyAt(id, statuses)) };
}

function tallyAt(id: string, statuses: ReadonlyMap<string, NodeStatuses>): Tally {
  const at = statuses.get(id);
  return at ? tallyOf(at.controls, at.statuses) : emptyTally;
}

function countsOn({ nodes }: Pipeline, statuses: ReadonlyMap<string, NodeStatuses>): StateCounts {
  const tallies = { build: emptyTally, distribute: emptyTally, run: emptyTally };
  for (const { id, stage } of nodes.values())
    tallies[stage] = addTally(tallies[stage], tallyAt(id, statuses));
  return {
    pipeline: countsOf(stages.reduce((sum, stage) => addTally(sum, tallies[stage]), emptyTally)),
    stages: {
      build: countsOf(tallies.build),
      distribute: countsOf(tallies.distribute),
      run: countsOf(tallies.run),
    },
  };
}
