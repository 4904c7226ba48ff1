import type { Catalogue, Control } from "../../catalogue/catalogue";
import { createAdjacency } from "../../graph/adjacency";
import { type NumberedComponents, numberedComponents } from "../../graph/components";
import { isBuilding } from "../../pipeline/is-building";
import { isRegistry } from "../../pipeline/is-registry";
import { isStranger } from "../../pipeline/is-stranger";
import { releaseRight } from "../../pipeline/credential-steps";
import { compareText, type Pipeline } from "../../pipeline/pipeline";
import { pinningOf } from "../../pipeline/pinning";
import { isRunner } from "../../pipeline/runners";
import { createIsHosted } from "../graph/hosted";
import { findInHand } from "../graph/in-hand";
import type { PostureGraph } from "../graph/posture-graph";
import { addTo, type BitRows, endsByPlace, meets } from "./bit-rows";
import { carried, carriedBy } from "../graph/carried";
import { findMayBuild } from "../graph/unsigned";
import { isFlow } from "./is-flow";
import { findSharing, type Sharing } from "./sharing";

/** What an attacker needs to know of a map, claims aside. */
export interface WaysMap {
  readonly graph: PostureGraph;
  readonly controlsAt: readonly (readonly Control[])[];
  /** By control id: its place in the catalogue. */
  readonly orderOf: ReadonlyMap<string, number>;
  /** Node indexes, ascending. */
  readonly targets: readonly number[];
  /** By node: its place among the targets, or -1. */
  readonly targetAt: Int32Array;
  /** By place among the targets: its rank by id. */
  readonly rankById: Int32Array;
  readonly isPublished: boolean;
  /** By node: the targets that flow edges reach. */
  readonly reaching: BitRows;
  /** By node: whether flow edges reach a target that is judged. */
  readonly leads: Uint8Array;
  readonly steps: FlowSteps;
  readonly isInHand: Uint8Array;
  readonly isHosted: Uint8Array;
  readonly isStranger: Uint8Array;
  readonly isRegistry: Uint8Array;
  readonly isRunner: Uint8Array;
  /** By node: a CI or builder that strangers' code reaches, straight or through repositories. */
  readonly strangersReach: Uint8Array;
  readonly sharing: Sharing;
  /** By node: the runners that it sends manifests and may stand for. */
  readonly sendsTo: ReadonlyMap<number, readonly number[]>;
  /** By node: it builds images, or may. */
  readonly builds: Uint8Array;
  readonly mayBuild: Uint8Array;
  /** By node: who makes an image of the team's own: what builds or may, and what begins one. */
  readonly makesBuilt: Uint8Array;
  /** By edge: 1 along a manifest, from a developer to a runner, or by a right to deploy: the sender chooses what runs and how. */
  readonly isOrder: Uint8Array;
  /** By node: the credentials out of it that let their holder publish or deploy, and no more, as edges. */
  readonly releases: readonly (readonly number[])[];
  /** By edge: one person or one right releases something by it: such a credential, and a developer's connection to a registry or runner. */
  readonly isLone: Uint8Array;
  /** By edge: what comes by it may come from a registry. */
  readonly mayComeFromRegistry: Uint8Array;
  /** Edges that bring tools out of a registry. */
  readonly registryTools: readonly number[];
  /** By edge: whether the name is fixed; undefined: not answered. */
  readonly pinned: readonly (boolean | undefined)[];
}

/** Flow edges by the two nodes that they join, for parallel edges stop together or not at all. */
export interface FlowSteps {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The edges of step i. */
  readonly edges: readonly (readonly number[])[];
  /** The steps that leave node i are `leaving[leavingFrom[i]]` up to `leaving[leavingFrom[i + 1]]`; likewise those that enter it. */
  readonly leavingFrom: Int32Array;
  readonly leaving: Int32Array;
  readonly enteringFrom: Int32Array;
  readonly entering: Int32Array;
  /** By node: its strongly connected component; no step leads to one with a higher number. */
  readonly componentOf: Int32Array;
}

export interface MapToEnter {
  readonly graph: PostureGraph;
  readonly controlsAt: readonly (readonly Control[])[];
  readonly targets: readonly number[];
  readonly isPublished: boolean;
  /** Targets that are not judged, and asked about all the same. */
  readonly others?: readonly number[];
}

/** O(nodes + edges x targets / 32). */
export function createWaysMap(map: MapToEnter, pipeline: Pipeline, catalogue: Catalogue): WaysMap {
  const { graph, controlsAt, targets: judged, isPublished, others = [] } = map;
  const targets = [...judged, ...others].toSorted((a, b) => a - b);
  const isInHand = findInHand(graph);
  const hosted = createIsHosted(catalogue);
  const outside = Uint8Array.from(graph.nodes, (node) => (isStranger(node) ? 1 : 0));
  const registries = Uint8Array.from(graph.nodes, (node) => (isRegistry(node) ? 1 : 0));
  const strangersReach = findStrangersReach(graph, outside);
  const mayBuild = findMayBuild(graph);
  const targetAt = new Int32Array(graph.nodes.length).fill(-1);
  for (const [index, target] of targets.entries()) targetAt[target] = index;
  const { steps, components } = createFlowSteps(graph);
  const reaching = endsByPlace(steps, components, targetAt, targets.length);
  const hostedTechnologies = new Set(catalogue.technologies.flatMap((one) => (one.hosted ? [one.id] : [])));
  return {
    graph,
    controlsAt,
    orderOf: new Map(catalogue.controls.map(({ id }, index) => [id, index])),
    targets,
    targetAt,
    rankById: ranksById(targets.map((target) => graph.nodes[target]?.id ?? "")),
    isPublished,
    reaching,
    leads: findLeading(reaching, targets, judged, graph.nodes.length),
    steps,
    isInHand,
    isHosted: Uint8Array.from(graph.nodes, (node) => (hosted(node) ? 1 : 0)),
    isStranger: outside,
    isRegistry: registries,
    isRunner: Uint8Array.from(graph.nodes, (node) => (isRunner(node) ? 1 : 0)),
    strangersReach,
    sharing: findSharing(graph, strangersReach, isInHand, hostedTechnologies),
    sendsTo: runnersBySender(graph),
    builds: Uint8Array.from(graph.nodes, (node) => (isBuilding(node) ? 1 : 0)),
    mayBuild,
    makesBuilt: findMakingBuilt(graph, mayBuild),
    isOrder: Uint8Array.from(graph.edges, (edge, index) =>
      rightOf(graph, index) === "deploy" ||
      (isFlow(graph, index) && (edge.artifact === "manifest" || isFromPersonToRunner(graph, index)))
        ? 1
        : 0,
    ),
    releases: graph.nodes.map((_node, node) =>
      [...leavingEdges(graph, node)].filter((edge) => rightOf(graph, edge) !== undefined),
    ),
    isLone: Uint8Array.from(graph.edges, (_edge, edge) => (isLone(graph, edge) ? 1 : 0)),
    mayComeFromRegistry: findFromRegistry(graph, registries),
    registryTools: [...graph.edges.keys()].filter(
      (edge) => graph.edges[edge]?.artifact === "tool" && registries[graph.from[edge] ?? 0] === 1,
    ),
    pinned: graph.edges.map((edge) => pinningOf(edge, pipeline.images)),
  };
}

function ranksById(ids: readonly string[]): Int32Array {
  const ranks = new Int32Array(ids.length);
  const byId = [...ids.keys()].toSorted((a, b) => compareText(ids[a] ?? "", ids[b] ?? ""));
  for (const [rank, place] of byId.entries()) ranks[place] = rank;
  return ranks;
}

function isFromPersonToRunner({ nodes, from, to }: PostureGraph, edge: number): boolean {
  const end = nodes[to[edge] ?? 0];
  return nodes[from[edge] ?? 0]?.kind === "developer" && end !== undefined && isRunner(end);
}

function createFlowSteps(graph: PostureGraph): {
  readonly steps: FlowSteps;
  readonly components: NumberedComponents;
} {
  const { nodes, from, to, leavingFrom, leaving } = graph;
  const [starts, ends, edges]: [number[], number[], number[][]] = [[], [], []];
  const stepTo = new Int32Array(nodes.length).fill(-1);
  for (let node = 0; node < nodes.length; node++) {
    const first = starts.length;
    for (const edge of leaving.subarray(leavingFrom[node], leavingFrom[node + 1])) {
      if (!isFlow(graph, edge)) continue;
      const end = to[edge] ?? 0;
      const known = stepTo[end] ?? -1;
      if (known >= first) {
        edges[known]?.push(edge);
        continue;
      }
      stepTo[end] = starts.length;
      starts.push(from[edge] ?? 0);
      ends.push(end);
      edges.push([edge]);
    }
  }
  const [fromOf, toOf] = [Int32Array.from(starts), Int32Array.from(ends)];
  const out = createAdjacency(fromOf, nodes.length);
  const into = createAdjacency(toOf, nodes.length);
  const components = numberedComponents(nodes.length, fromOf, toOf);
  const steps = {
    from: fromOf,
    to: toOf,
    edges,
    leavingFrom: out.starts,
    leaving: out.members,
    enteringFrom: into.starts,
    entering: into.members,
    componentOf: components.componentOf,
  };
  return { steps, components };
}

function findLeading(
  reaching: BitRows,
  targets: readonly number[],
  judged: readonly number[],
  count: number,
) {
  const asked = new Int32Array(reaching.words);
  const isJudged = new Set(judged);
  for (const [index, target] of targets.entries()) if (isJudged.has(target)) addTo(asked, index);
  return Uint8Array.from({ length: count }, (_, node) => (meets(asked, reaching, node) ? 1 : 0));
}

/** Along code, from strangers through repositories. */
function findStrangersReach(graph: PostureGraph, outside: Uint8Array): Uint8Array {
  const { nodes, edges, to, leavingFrom, leaving } = graph;
  const passes = outside.slice();
  const reached = new Uint8Array(nodes.length);
  const list = [...nodes.keys()].filter((node) => outside[node] === 1);
  for (let node = list.pop(); node !== undefined; node = list.pop()) {
    for (const edge of leaving.subarray(leavingFrom[node], leavingFrom[node + 1])) {
      const end = to[edge] ?? 0;
      const kind = nodes[end]?.kind;
      if (edges[edge]?.artifact !== "code") continue;
      if (kind === "ci" || kind === "builder") reached[end] = 1;
      if (kind !== "source-repository" || passes[end] === 1) continue;
      passes[end] = 1;
      list.push(end);
    }
  }
  return reached;
}

/** What builds or may, and what begins an image: hands one on and is handed none; registries, runners and strangers aside (Analysis 7.1). */
function findMakingBuilt(graph: PostureGraph, mayBuild: Uint8Array): Uint8Array {
  const [handsOn, isHanded] = [new Uint8Array(graph.nodes.length), new Uint8Array(graph.nodes.length)];
  for (let edge = 0; edge < graph.edges.length; edge++) {
    if (carriedBy(graph, edge) !== carried.image) continue;
    handsOn[graph.from[edge] ?? 0] = 1;
    isHanded[graph.to[edge] ?? 0] = 1;
  }
  return mayBuild.map((makes, at) => {
    const node = graph.nodes[at];
    const begins = handsOn[at] === 1 && isHanded[at] === 0;
    return makes === 1 || (begins && node && !isRegistry(node) && !isRunner(node) && !isStranger(node))
      ? 1
      : 0;
  });
}

function leavingEdges({ leaving, leavingFrom }: PostureGraph, node: number): Int32Array {
  return leaving.subarray(leavingFrom[node], leavingFrom[node + 1]);
}

/** What an edge of a graph lets its holder do at its end, and no more. */
export function rightOf({ edges, nodes, to }: PostureGraph, edge: number): "publish" | "deploy" | undefined {
  const drawn = edges[edge];
  return drawn && releaseRight(drawn, nodes[to[edge] ?? 0]);
}

function isLone(graph: PostureGraph, edge: number): boolean {
  if (rightOf(graph, edge) !== undefined) return true;
  const [source, target] = [graph.nodes[graph.from[edge] ?? 0], graph.nodes[graph.to[edge] ?? 0]];
  if (!isFlow(graph, edge) || source?.kind !== "developer" || !target) return false;
  return isRegistry(target) || isRunner(target);
}

/** By edge: it comes out of a registry; or it is an image that comes by a delivery, a runner or a CI that builds nothing, which may have got it from one. */
function findFromRegistry(graph: PostureGraph, registries: Uint8Array): Uint8Array {
  const { nodes, edges, from, to } = graph;
  const passesOn = Uint8Array.from(nodes, (node) =>
    node.kind === "delivery" || isRunner(node) || (node.kind === "ci" && !isBuilding(node)) ? 1 : 0,
  );
  const found = Uint8Array.from(edges, (_edge, edge) => registries[from[edge] ?? 0] ?? 0);
  const list = [...edges.keys()].filter((edge) => found[edge] === 1);
  for (const edge of list) {
    const end = to[edge] ?? 0;
    if (carriedBy(graph, edge) !== carried.image || passesOn[end] === 0) continue;
    for (const next of leavingEdges(graph, end)) {
      if (found[next] === 1 || carriedBy(graph, next) !== carried.image) continue;
      found[next] = 1;
      list.push(next);
    }
  }
  return found;
}

function runnersBySender({ sendersOf }: PostureGraph): ReadonlyMap<number, readonly number[]> {
  const runners = new Map<number, number[]>();
  for (const [runner, senders] of sendersOf)
    for (const sender of senders) {
      const known = runners.get(sender);
      if (known) known.push(runner);
      else runners.set(sender, [runner]);
    }
  return runners;
}
