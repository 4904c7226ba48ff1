import { isSameCatalogue } from "../catalogue/own/is-same-catalogue";
import type { NodeKind, Stage } from "../pipeline/document";
import { isSame } from "../is-same";
import { changedRecords } from "../pipeline/changed-records";
import { compareText, type Pipeline } from "../pipeline/pipeline";
import type { Change } from "../posture/compare";
import {
  countsOf,
  emptyTally,
  type StageCounts,
  type Tally,
  sumTallies,
  tallyOf,
} from "../posture/coverage/coverage";
import type { Counts, Posture } from "../posture/posture";
import { type AcceptanceChange, acceptanceChanges } from "./acceptance-changes";
import { type ChangeGroup, changeGroups, directionOf } from "./change-groups";
import { compareControls, type ControlChange, type JudgedState, type NodeStatuses } from "./control-changes";
import { diffPipelines, isSamePipeline, type PipelineDiff } from "./diff-pipelines";
import { type ComparedWays, compareWays } from "./way-changes";

/** A state with its results. */
export interface ComparedState extends JudgedState {
  /** By the rules of today, on its own day: a newer catalogue opens and closes nothing. */
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
  /** Beside the statuses, which stay missing: by node and control. */
  readonly acceptances: readonly AcceptanceChange[];
  /** All nodes of both, by id. */
  readonly nodes: readonly ComparedNode[];
  /** As each state counts itself: a snapshot by the catalogue that was frozen with it. */
  readonly counts: Change<StateCounts>;
  readonly diff: PipelineDiff;
  readonly ways: ComparedWays;
  /** Something got worse: a control, by a person or by time, or an entry point or a gate with declared controls. */
  readonly isWorse: boolean;
  /** Only positions on the map differ. */
  readonly isSame: boolean;
}

/**
 * The changes between two states of a map, by ids: maps with unrelated ids are aligned before. Linear in nodes and applicable
 * controls, given the postures.
 * @param postureOn the posture of the first map on another day by the rules of today; called only if time changed a status
 */
export function compareStates(
  before: ComparedState,
  after: ComparedState,
  postureOn: (pipeline: Pipeline, day: string) => Posture,
): StateComparison {
  const diff = diffPipelines(before.pipeline, after.pipeline);
  const { added, removed, changed } = diff.claims;
  const reviewed = changedRecords(before.pipeline.reviews, after.pipeline.reviews).map(({ id }) => id);
  const said = new Set([...[...added, ...removed, ...changed].map(({ node }) => node), ...reviewed]);
  const compared = compareControls(before, after, said);
  const acceptances = acceptanceChanges(
    { before: before.pipeline, after: after.pipeline },
    { before: before.day, after: after.day },
    compared,
  );
  const controls = changeGroups.flatMap((group) => compared.changes.filter((one) => one.group === group));
  const known: Parameters<typeof tallied>[2] = new Map();
  const [was, is] = [
    tallied(before.pipeline, compared.before, known),
    tallied(after.pipeline, compared.after, known),
  ];
  // New approval rules open and close nothing: paths are compared under one rule.
  const isSameRule = isSame(before.pipeline.policy, after.pipeline.policy);
  const ruled = isSameRule ? before.pipeline : { ...before.pipeline, policy: after.pipeline.policy };
  const aged = compared.hasAged ? postureOn(ruled, after.day) : undefined;
  const ways = compareWays(
    isSameRule ? before.posture : postureOn(ruled, before.day),
    after.posture,
    aged,
    (place) =>
      ("node" in place ? after.pipeline.nodes.get(place.node) : after.pipeline.edges.get(place.edge)) !==
      undefined,
  );
  return {
    days: { before: before.day, after: after.day },
    catalogues: { before: before.catalogue.version, after: after.catalogue.version },
    controls,
    groups: countGroups(controls),
    acceptances,
    nodes: nodesOf(before.pipeline, after.pipeline, diff, controls, {
      before: was.nodes,
      after: is.nodes,
    }),
    counts: { before: was.counts, after: is.counts },
    diff,
    ways,
    isWorse: controls.some(isWorse) || areWaysWorse(ways),
    isSame:
      controls.length === 0 &&
      acceptances.length === 0 &&
      isSamePipeline(diff) &&
      ways.postures.isSame &&
      isSameCatalogue(before.catalogue, after.catalogue),
  };
}

/** A person or time took it further from being in place. */
export function isWorse({ group, before, after }: ControlChange): boolean {
  if (group === "worse") return true;
  if (group !== "time" || before === undefined || after === undefined) return false;
  return directionOf(before, after) < 0;
}

/** With declared controls: changes of evidence alone are among the controls. */
function areWaysWorse({ declared: { gates, waysIn } }: ComparedWays): boolean {
  return [...gates, ...waysIn].some(({ meaning }) => meaning === "opened");
}

function countGroups(controls: readonly ControlChange[]): StateComparison["groups"] {
  const groups = {
    worse: 0,
    time: 0,
    better: 0,
    answered: 0,
    "not-applicable": 0,
    scope: 0,
    rule: 0,
    catalogue: 0,
  } satisfies { [G in ChangeGroup]: number };
  for (const { group } of controls) groups[group] += 1;
  return groups;
}

/** The tallies of one state, and the sums that its screens show. */
interface Tallied {
  readonly nodes: ReadonlyMap<string, Counts>;
  readonly counts: StateCounts;
}

/** @param known the counts of statuses that were counted already: most nodes have the same in both states. */
function tallied(
  { nodes }: Pipeline,
  statuses: ReadonlyMap<string, NodeStatuses>,
  known: Map<NodeStatuses, { readonly tally: Tally; readonly counts: Counts }>,
): Tallied {
  const tallies: { readonly [S in Stage]: Tally[] } = { build: [], distribute: [], run: [] };
  const byNode = new Map<string, Counts>();
  for (const [id, at] of statuses) {
    const before = known.get(at);
    const tally = before?.tally ?? tallyOf(at.controls, at.statuses, at.accepted);
    const counts = before?.counts ?? countsOf(tally);
    if (!before) known.set(at, { tally, counts });
    byNode.set(id, counts);
    const stage = nodes.get(id)?.stage;
    if (stage) tallies[stage].push(tally);
  }
  const [build, distribute, run] = [tallies.build, tallies.distribute, tallies.run].map(sumTallies);
  const of = (tally: Tally = emptyTally) => countsOf(tally);
  return {
    nodes: byNode,
    counts: {
      pipeline: of(sumTallies([build, distribute, run].flatMap((tally) => tally ?? []))),
      stages: { build: of(build), distribute: of(distribute), run: of(run) },
    },
  };
}

function nodesOf(
  before: Pipeline,
  after: Pipeline,
  diff: PipelineDiff,
  controls: readonly ControlChange[],
  counts: Change<Tallied["nodes"]>,
): readonly ComparedNode[] {
  const changed = new Set(diff.nodes.changed.map(({ id }) => id));
  const groups = new Map<string, { [G in ChangeGroup]?: number }>();
  for (const { node, group } of controls) {
    const ofNode = groups.get(node) ?? {};
    groups.set(node, ofNode);
    ofNode[group] = (ofNode[group] ?? 0) + 1;
  }
  const ids = new Set([...counts.before.keys(), ...counts.after.keys()]);
  return [...ids].toSorted(compareText).map((id): ComparedNode => {
    const [was, is] = [sideOf(before, id, counts.before), sideOf(after, id, counts.after)];
    return {
      id,
      ...(was ? { before: was } : {}),
      ...(is ? { after: is } : {}),
      change: !was ? "added" : !is ? "removed" : changed.has(id) ? "changed" : "same",
      groups: groups.get(id) ?? {},
    };
  });
}

function sideOf({ nodes }: Pipeline, id: string, counts: Tallied["nodes"]): NodeSide | undefined {
  const [node, counted] = [nodes.get(id), counts.get(id)];
  if (!node || !counted) return undefined;
  const { name, kind, stage } = node;
  return { name, kind, stage, counts: counted };
}
