import type { PipelineEdge, PipelineNode, Stage } from "../../pipeline/document";
import { artifacts } from "../../pipeline/document-lists";
import { edgesAt } from "../../pipeline/edges-at";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { isParentRegistry } from "../../pipeline/is-parent-registry";
import { isStranger } from "../../pipeline/is-stranger";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { Records } from "../../pipeline/records";
import { isRunner } from "../../pipeline/runners";
import { artifactBit, type ControlsOf, type Surroundings } from "./applicable-controls";
import { type ChangedRecord, changedRecords } from "../../pipeline/changed-records";
import { addTally, countsOf, coverNode, earlier, emptyTally, type Tally } from "./coverage";
import { followLeading, leadingNodes } from "./leading-nodes";
import type { Counts } from "../posture";

/** How many edges of each sort enter a node: all that its surroundings decide. */
interface Feed {
  readonly flow: number;
  /** Flow edges from parent registries. */
  readonly fromParents: number;
  readonly tools: number;
  /** By artifact, in the order of their list: those from nodes that are no runners. */
  readonly entered: readonly number[];
}

interface CoveredNode {
  readonly stage: Stage;
  readonly tally: Tally;
}

export type StageTallies = { readonly [S in Stage]: Tally };

/**
 * The coverage of a pipeline in a form that follows it: a change costs what it touches, not what the pipeline holds.
 * Never mutated: what did not change is shared.
 */
export interface CoverageIndex {
  readonly stages: StageTallies;
  readonly nodes: Records<CoveredNode>;
  readonly feeds: Records<Feed>;
  /** The first few nodes in the order of the stages, for recognition in lists. */
  readonly leading: readonly PipelineNode[];
  /** The day it was made for. It holds until the day before `nextChange`. */
  readonly from: string;
  /** No later than the first day on which time alone changes a count; undefined: none does. */
  readonly nextChange: string | undefined;
}

const noFeed: Feed = { flow: 0, fromParents: 0, tools: 0, entered: artifacts.map(() => 0) };
const noTallies: StageTallies = { build: emptyTally, distribute: emptyTally, run: emptyTally };

/** From the whole pipeline. */
export function buildCoverageIndex(pipeline: Pipeline, controlsOf: ControlsOf, today: string): CoverageIndex {
  const feeds = new Map<string, Feed>();
  for (const edge of pipeline.edges.values()) {
    const feed = feedOf(pipeline, edge);
    if (feed !== noFeed) feeds.set(edge.target, addFeed(feeds.get(edge.target) ?? noFeed, feed, 1));
  }
  const covered = new Map<string, CoveredNode>();
  let stages = noTallies;
  let nextChange: string | undefined;
  for (const node of pipeline.nodes.values()) {
    const coverage = coverNode(
      controlsOf(node, surroundingsOf(feeds.get(node.id))),
      claimsOf(pipeline, node.id),
      today,
      pipeline,
    );
    covered.set(node.id, { stage: node.stage, tally: coverage.tally });
    stages = { ...stages, [node.stage]: addTally(stages[node.stage], coverage.tally) };
    nextChange = earlier(nextChange, coverage.nextChange);
  }
  return {
    stages,
    nodes: Records.from(covered),
    feeds: Records.from(feeds),
    leading: leadingNodes(pipeline),
    from: today,
    nextChange,
  };
}

/** Whether the index says on this day what it would say if it were made again. */
export function isCurrent(index: CoverageIndex, today: string): boolean {
  return today >= index.from && (index.nextChange === undefined || today < index.nextChange);
}

/**
 * Follows any number of operations at once.
 * @param index the index of `before`.
 * @param after what operations made of `before`.
 */
export function updateCoverageIndex(
  index: CoverageIndex,
  before: Pipeline,
  after: Pipeline,
  controlsOf: ControlsOf,
  today: string,
): CoverageIndex {
  // A rule of the workspace bears on every node.
  if (!isCurrent(index, today) || before.policy !== after.policy)
    return buildCoverageIndex(after, controlsOf, today);
  const changedNodes = changedRecords(before.nodes, after.nodes);
  const changedFeeds = feedChanges(before, after, changedNodes);
  let feeds = index.feeds;
  for (const [id, change] of changedFeeds) {
    const feed = addFeed(feeds.get(id) ?? noFeed, change, 1);
    feeds = isEmpty(feed) ? feeds.without(id) : feeds.with(id, feed);
  }
  const touched = new Set([
    ...changedFeeds.keys(),
    ...changedNodes.filter((change) => !isCoveredAlike(change.before, change.after)).map(({ id }) => id),
    ...changedRecords(before.claims, after.claims).map(({ id }) => id),
    ...changedRecords(before.reviews, after.reviews).map(({ id }) => id),
  ]);
  let { nodes, stages, nextChange } = index;
  for (const id of touched) {
    const was = nodes.get(id);
    if (was) stages = { ...stages, [was.stage]: addTally(stages[was.stage], was.tally, -1) };
    const node = after.nodes.get(id);
    if (!node) {
      nodes = nodes.without(id);
      continue;
    }
    const coverage = coverNode(
      controlsOf(node, surroundingsOf(feeds.get(id))),
      claimsOf(after, id),
      today,
      after,
    );
    nodes = nodes.with(id, { stage: node.stage, tally: coverage.tally });
    stages = { ...stages, [node.stage]: addTally(stages[node.stage], coverage.tally) };
    nextChange = earlier(nextChange, coverage.nextChange);
  }
  const leading = followLeading(index.leading, changedNodes) ?? leadingNodes(after);
  return { stages, nodes, feeds, leading, from: today, nextChange };
}

export function stageCountsOf(index: CoverageIndex): { readonly [S in Stage]: Counts } {
  return {
    build: countsOf(index.stages.build),
    distribute: countsOf(index.stages.distribute),
    run: countsOf(index.stages.run),
  };
}

/** By target: what the changed edges, and the edges at nodes of another sort than before, add and take away. */
function feedChanges(
  before: Pipeline,
  after: Pipeline,
  changedNodes: readonly ChangedRecord<PipelineNode>[],
): ReadonlyMap<string, Feed> {
  const edges = new Map(changedRecords(before.edges, after.edges).map((change) => [change.id, change]));
  const turned = new Set(
    changedNodes.filter((change) => sortOf(change.before) !== sortOf(change.after)).map(({ id }) => id),
  );
  if (turned.size > 0) {
    for (const edge of edgesAt(after.edges, turned)) {
      if (!edges.has(edge.id)) edges.set(edge.id, { id: edge.id, before: edge, after: edge });
    }
  }
  const changes = new Map<string, Feed>();
  const add = (pipeline: Pipeline, edge: PipelineEdge | undefined, sign: 1 | -1) => {
    if (edge)
      changes.set(edge.target, addFeed(changes.get(edge.target) ?? noFeed, feedOf(pipeline, edge), sign));
  };
  for (const edge of edges.values()) {
    add(before, edge.before, -1);
    add(after, edge.after, 1);
  }
  return changes;
}

function feedOf(pipeline: Pipeline, edge: PipelineEdge): Feed {
  if (edge.source === edge.target) return noFeed;
  const source = pipeline.nodes.get(edge.source);
  const flow = isFlowEdge(edge, pipeline.nodes) ? 1 : 0;
  return {
    flow,
    fromParents: isParentRegistry(source) ? flow : 0,
    tools: edge.artifact === "tool" ? 1 : 0,
    entered:
      source && !isRunner(source) ? (enteredBy[artifacts.indexOf(edge.artifact)] ?? []) : noFeed.entered,
  };
}

/** By artifact: one edge of it. */
const enteredBy = artifacts.map((one) => artifacts.map((artifact) => (artifact === one ? 1 : 0)));

function isEmpty({ flow, tools, entered }: Feed): boolean {
  return flow === 0 && tools === 0 && entered.every((count) => count === 0);
}

/** What a node is to those that it hands something to, and a workload to those that hand something to it. */
function sortOf(node: PipelineNode | undefined): string | undefined {
  if (!node) return undefined;
  if (node.kind === "workload" || isParentRegistry(node)) return node.kind;
  return isRunner(node) ? "runner" : `${isStranger(node)}`;
}

function addFeed(a: Feed, b: Feed, sign: 1 | -1): Feed {
  return {
    flow: a.flow + sign * b.flow,
    fromParents: a.fromParents + sign * b.fromParents,
    tools: a.tools + sign * b.tools,
    entered: a.entered.map((count, artifact) => count + sign * (b.entered[artifact] ?? 0)),
  };
}

/** @param feed what the index says enters a node; undefined: nothing. */
export function surroundingsOf({ flow, fromParents, tools, entered }: Feed = noFeed): Surroundings {
  return {
    isFed: flow > 0,
    isFedByParentRegistry: fromParents > 0,
    isFedByTool: tools > 0,
    entered: artifacts.reduce(
      (bits, artifact, index) => ((entered[index] ?? 0) > 0 ? bits | artifactBit(artifact) : bits),
      0,
    ),
  };
}

/** A node that only moved, or was renamed, keeps its counts. */
function isCoveredAlike(a: PipelineNode | undefined, b: PipelineNode | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.kind === b.kind &&
    a.stage === b.stage &&
    a.buildsImages === b.buildsImages &&
    a.technologies === b.technologies
  );
}
