import type { PipelineEdge, PipelineNode } from "../../pipeline/document";
import { byId, compareText, type Pipeline } from "../../pipeline/pipeline";
import { createAdjacency } from "../../graph/adjacency";
import { isReadOnly } from "../../pipeline/credential-steps";
import { isByHand } from "../../pipeline/is-by-hand";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { isRunner } from "../../pipeline/runners";
import { isAssumedBuilder, surroundingsByNode } from "../coverage/applicable-controls";

/** The graphs that a gate can be judged on (Analysis 1.3), as bits of `graphsOf`. */
export const graphBits = { flow: 1, content: 2, orders: 4, strictOrders: 8 } as const;

/**
 * A pipeline in numbers: nodes and edges by index, with the edges at each node. Without self-loops and read-only credentials.
 * Unanswered questions count at their worst (Analysis 1.2).
 */
export interface PostureGraph {
  /** By name, then kind, technologies and id, so that results depend on ids only if names are equal. */
  readonly nodes: readonly PipelineNode[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** CI nodes that count as building although the map does not say so. */
  readonly assumedBuilders: readonly number[];
  readonly edges: readonly PipelineEdge[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The graphs of each edge; an edge without flow is in none. */
  readonly graphsOf: Uint8Array;
  /** By edge: 1 if a developer works on its end past the gates there. */
  readonly byHand: Uint8Array;
  /** The edges that leave node i are `leaving[leavingFrom[i]]` up to `leaving[leavingFrom[i + 1]]`; likewise those that enter it. */
  readonly leavingFrom: Int32Array;
  readonly leaving: Int32Array;
  readonly enteringFrom: Int32Array;
  readonly entering: Int32Array;
  /**
   * The senders of manifests of each runner that together can stand for it. No entry if it has none, or if one is a delivery with
   * a manual connection into it.
   */
  readonly sendersOf: ReadonlyMap<number, readonly number[]>;
}

/** O(nodes log nodes + edges). Ignores edges without both ends. */
export function createPostureGraph(pipeline: Pipeline): PostureGraph {
  const surroundings = surroundingsByNode(pipeline);
  const assumedBuilders: number[] = [];
  const nodes = [...pipeline.nodes.values()].toSorted(compareNodes).map((node, index) => {
    if (!isAssumedBuilder(node, surroundings.get(node.id))) return node;
    assumedBuilders.push(index);
    return { ...node, buildsImages: true };
  });
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const edges = [...pipeline.edges.values()]
    .filter(
      (edge) =>
        edge.source !== edge.target &&
        indexOf.has(edge.source) &&
        indexOf.has(edge.target) &&
        !isReadOnly(edge),
    )
    .toSorted(byId);
  const from = Int32Array.from(edges, ({ source }) => indexOf.get(source) ?? 0);
  const to = Int32Array.from(edges, ({ target }) => indexOf.get(target) ?? 0);
  const leaving = createAdjacency(from, nodes.length);
  const entering = createAdjacency(to, nodes.length);
  const isFlow = Uint8Array.from(edges, (edge) => (isFlowEdge(edge, pipeline.nodes) ? 1 : 0));
  const byHand = Uint8Array.from(edges, (edge, index) =>
    isFlow[index] === 1 && isByHand(edge, nodes[from[index] ?? 0], nodes[to[index] ?? 0]) ? 1 : 0,
  );
  return {
    nodes,
    indexOf,
    assumedBuilders,
    edges,
    from,
    to,
    graphsOf: graphsOfEdges(nodes, edges, from, to, isFlow),
    byHand,
    leavingFrom: leaving.starts,
    leaving: leaving.members,
    enteringFrom: entering.starts,
    entering: entering.members,
    sendersOf: findSenders(nodes, edges, from, to, isFlow, byHand),
  };
}

function compareNodes(a: PipelineNode, b: PipelineNode): number {
  return (
    compareText(a.name, b.name) ||
    compareText(a.kind, b.kind) ||
    compareText(technologiesOf(a), technologiesOf(b)) ||
    compareText(a.id, b.id)
  );
}

/** The technologies of a node as one text, for comparison. */
export function technologiesOf({ technologies = [] }: PipelineNode): string {
  return technologies.join(" ");
}

function graphsOfEdges(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
  from: Int32Array,
  to: Int32Array,
  isFlow: Uint8Array,
): Uint8Array {
  const takesOther = new Uint8Array(nodes.length);
  const takesManifest = new Uint8Array(nodes.length);
  const isOrdered = new Uint8Array(nodes.length);
  const runs = Uint8Array.from(nodes, (node) => (isRunner(node) ? 1 : 0));
  for (const [index, { artifact }] of edges.entries()) {
    if (isFlow[index] === 0) continue;
    const end = to[index] ?? 0;
    if (artifact === "manifest") {
      takesManifest[end] = 1;
      if (runs[from[index] ?? 0] === 0) isOrdered[end] = 1;
    } else takesOther[end] = 1;
  }
  return Uint8Array.from(edges, ({ artifact }, index) => {
    if (isFlow[index] === 0) return 0;
    const [start, end] = [from[index] ?? 0, to[index] ?? 0];
    const isManifest = artifact === "manifest";
    const comesToRun = runs[end] === 1 && runs[start] === 0;
    const isOrder = isManifest || !comesToRun || isOrdered[end] === 0;
    return (
      graphBits.flow |
      (isManifest && takesOther[end] === 1 ? 0 : graphBits.content) |
      (isOrder ? graphBits.orders : 0) |
      (isOrder && !(comesToRun && takesManifest[end] === 0) ? graphBits.strictOrders : 0)
    );
  });
}

function findSenders(
  nodes: readonly PipelineNode[],
  edges: readonly PipelineEdge[],
  from: Int32Array,
  to: Int32Array,
  isFlow: Uint8Array,
  byHand: Uint8Array,
): ReadonlyMap<number, readonly number[]> {
  const isHandedTo = new Uint8Array(nodes.length);
  for (const [index, end] of to.entries()) if (byHand[index] === 1) isHandedTo[end] = 1;
  const senders = new Map<number, Set<number>>();
  for (const [index, { artifact }] of edges.entries()) {
    const [start, end] = [from[index] ?? 0, to[index] ?? 0];
    const node = nodes[end];
    if (artifact !== "manifest" || isFlow[index] === 0 || !node || !isRunner(node)) continue;
    const known = senders.get(end);
    if (known) known.add(start);
    else senders.set(end, new Set([start]));
  }
  const mayStand = (sender: number) => nodes[sender]?.kind !== "delivery" || isHandedTo[sender] === 0;
  return new Map(
    [...senders].flatMap(([runner, of]) => ([...of].every(mayStand) ? [[runner, [...of]]] : [])),
  );
}
