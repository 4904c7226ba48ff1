import type { PipelineEdge, PipelineNode, Stage } from "../../pipeline/document";
import { stages } from "../../pipeline/document-lists";
import { claimsOf, type NodeClaims, type Pipeline } from "../../pipeline/pipeline";
import type { Records } from "../../pipeline/records";
import { isReadOnly } from "../../pipeline/credential-steps";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import type { Control } from "../../catalogue/catalogue";
import { oncePer } from "../../once-per";
import type { Counts, Posture } from "../posture";
import { targetsOf } from "../graph/targets";
import { type ControlsOf, type Surroundings, surroundingsByNode } from "./applicable-controls";
import { countsOf, coverNode, earlier, type NodeCoverage, sumTallies, type Tally } from "./coverage";

export type StageTallies = { readonly [S in Stage]: Tally };

/** The coverage of a map on a day: by node, by stage and in total. */
export interface MapCoverage {
  readonly nodes: ReadonlyMap<string, Tally>;
  readonly stages: StageTallies;
  readonly pipeline: Tally;
  /** Ids, sorted: nodes without a path to a target. Their controls are counted, but not in shares. */
  readonly beside: readonly string[];
  readonly surroundings: ReadonlyMap<string, Surroundings>;
  readonly today: string;
  /** The first day on which time alone changes a count; undefined: none does. */
  readonly nextChange: string | undefined;
}

/** @param today the UTC day, `YYYY-MM-DD`. O(nodes + edges), and O(controls that apply) for each node whose claims are new. */
export function coverMap(pipeline: Pipeline, controlsOf: ControlsOf, today: string): MapCoverage {
  const { surroundings, counted } = drawingOf(pipeline.nodes)(pipeline.edges);
  const nodes = new Map<string, Tally>();
  const all = byStage(() => [] as Tally[]);
  const inShares = byStage(() => [] as Tally[]);
  const beside: string[] = [];
  let nextChange: string | undefined;
  for (const shard of pipeline.nodes.shards)
    for (const node of shard.values()) {
      const controls = controlsOf(node, surroundings.get(node.id));
      const coverage = coverageAt(pipeline, node.id, controls, today);
      nodes.set(node.id, coverage.tally);
      all[node.stage].push(coverage.tally);
      if (counted.has(node.id)) inShares[node.stage].push(coverage.tally);
      else beside.push(node.id);
      nextChange = earlier(nextChange, coverage.nextChange);
    }
  return {
    nodes,
    stages: byStage((stage) => shareFrom(all[stage], inShares[stage])),
    pipeline: shareFrom(
      stages.flatMap((stage) => all[stage]),
      stages.flatMap((stage) => inShares[stage]),
    ),
    beside: beside.toSorted(),
    surroundings,
    today,
    nextChange,
  };
}

/** The counts of all nodes, with the weights of those in shares. */
function shareFrom(all: readonly Tally[], inShares: readonly Tally[]): Tally {
  const { weightInScope, weightDeclared, weightProven } = sumTallies(inShares);
  return { ...sumTallies(all), weightInScope, weightDeclared, weightProven };
}

function byStage<T>(of: (stage: Stage) => T): { readonly [S in Stage]: T } {
  return { build: of("build"), distribute: of("distribute"), run: of("run") };
}

/** Whether the coverage is still current on this day. */
export function isCurrent({ today, nextChange }: MapCoverage, day: string): boolean {
  return day >= today && (nextChange === undefined || day < nextChange);
}

export function stageCountsOf({ stages: tallies }: Pick<MapCoverage, "stages">): {
  readonly [S in Stage]: Counts;
} {
  return byStage((stage) => countsOf(tallies[stage]));
}

export function describeCoverage({
  nodes,
  stages: tallies,
  pipeline,
  beside,
}: MapCoverage): Posture["coverage"] {
  return {
    ...(beside.length > 0 ? { beside } : {}),
    pipeline: countsOf(pipeline),
    stages: stageCountsOf({ stages: tallies }),
    nodes: Object.fromEntries(
      [...nodes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, tally]) => [id, countsOf(tally)]),
    ),
  };
}

/** Cached by nodes and edges: a new claim leaves these objects the same. */
const drawingOf = oncePer((nodes: Records<PipelineNode>) =>
  oncePer((edges: Records<PipelineEdge>) => ({
    surroundings: surroundingsByNode({ nodes, edges }),
    counted: findCounted(nodes, edges),
  })),
);

/** The targets, and the nodes from which one is reached along flow, tool and credential edges; without targets all nodes (Analysis 4). */
function findCounted(nodes: Records<PipelineNode>, edges: Records<PipelineEdge>): ReadonlySet<string> {
  const all = [...nodes.values()];
  const drawn = [...edges.values()].filter(
    (edge) =>
      edge.source !== edge.target && !isReadOnly(edge) && nodes.get(edge.source) && nodes.get(edge.target),
  );
  const { judged } = targetsOf(all, drawn);
  if (judged.length === 0) return new Set(all.map(({ id }) => id));
  const into = new Map<string, string[]>();
  for (const edge of drawn) {
    if (!isFlowEdge(edge, nodes) && edge.artifact !== "tool" && edge.artifact !== "credential") continue;
    const known = into.get(edge.target);
    if (known) known.push(edge.source);
    else into.set(edge.target, [edge.source]);
  }
  const counted = new Set(judged);
  for (const id of counted) for (const source of into.get(id) ?? []) counted.add(source);
  return counted;
}

interface Known extends Pick<Pipeline, "policy" | "reviews"> {
  readonly today: string;
  readonly coverage: NodeCoverage;
}

/**
 * Cached by the applicable controls, which equal nodes share, and by the claims of a node, which stay one object until they
 * change.
 */
const known = oncePer((_controls: readonly Control[]) => new WeakMap<NodeClaims, Known>());

/** The coverage of one node. Cached until its controls or claims change. */
export function coverageAt(
  pipeline: Pipeline,
  id: string,
  controls: readonly Control[],
  today: string,
): NodeCoverage {
  const claims = claimsOf(pipeline, id);
  const { policy, reviews } = pipeline;
  const before = known(controls).get(claims);
  if (before?.today === today && before.policy === policy && before.reviews === reviews)
    return before.coverage;
  const coverage = coverNode(controls, claims, today, pipeline);
  known(controls).set(claims, { today, policy, reviews, coverage });
  return coverage;
}
