import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { isFlowEdge } from "../pipeline/is-flow-edge";
import type { Pipeline } from "../pipeline/pipeline";
import { type Arc, componentsOf } from "../graph/components";
import { reachedFrom } from "../graph/reached-from";
import { findRunEnds } from "../posture/graph/targets";

/** The connections on which a container travels, in no order yet. */
export interface Line {
  readonly edges: readonly PipelineEdge[];
  readonly ends: readonly string[];
  /** It ends where containers run, or else where the connections end. */
  readonly reachesHost: boolean;
  /** Connections that leave the line and lead to no end of it, nor to a sender of manifests. */
  readonly asides: readonly PipelineEdge[];
  /** Manifests by the node that they order about: they decide what runs, and carry no image. */
  readonly orders: ReadonlyMap<string, readonly PipelineEdge[]>;
}

/**
 * Every connection on a path from an origin to a node where containers run, in any environment. Every node is reached from an
 * origin, so these are the connections whose end leads to a run end. If none is reached, the line leads as far as it goes.
 * @param image follows this one only; a connection that names no images carries all of them. Undefined: any artifact
 */
export function lineOf(pipeline: Pipeline, image?: string): Line {
  const nodes = [...pipeline.nodes.values()];
  const passing = [...pipeline.edges.values()].filter(
    (edge) => isFlowEdge(edge, pipeline.nodes) && handsOn(edge, image),
  );
  const { content, orders } = splitOrders(passing);
  const runEnds = findRunEnds(nodes, content);
  const ends = runEnds.length > 0 ? runEnds : looseEnds(nodes, content);
  const leading = reachedFrom(ends, content, "backward");
  const edges = content.filter(({ target }) => leading.has(target));
  // Senders of manifests are listed at their target: a path to them does not leave the line.
  const ordering = reachedFrom(
    [...orders].flatMap(([target, given]) => (leading.has(target) ? given.map(({ source }) => source) : [])),
    content,
    "backward",
  );
  const lit = new Set(edges.flatMap(({ source, target }) => [source, target]));
  return {
    edges,
    ends,
    reachesHost: runEnds.length > 0,
    asides: content.filter(
      ({ source, target }) => lit.has(source) && !leading.has(target) && !ordering.has(target),
    ),
    orders,
  };
}

function handsOn({ images }: PipelineEdge, image: string | undefined): boolean {
  return image === undefined || images === undefined || images.includes(image);
}

/** A manifest is part of the line only if nothing else enters its end. */
function splitOrders(
  edges: readonly PipelineEdge[],
): Pick<Line, "orders"> & { readonly content: readonly PipelineEdge[] } {
  const fed = new Set(edges.filter(({ artifact }) => artifact !== "manifest").map(({ target }) => target));
  const orders = new Map<string, PipelineEdge[]>();
  const content: PipelineEdge[] = [];
  for (const edge of edges) {
    const known = orders.get(edge.target);
    if (edge.artifact !== "manifest" || !fed.has(edge.target)) content.push(edge);
    else if (known) known.push(edge);
    else orders.set(edge.target, [edge]);
  }
  return { content, orders };
}

/** The nodes of each strongly connected component that something enters and that no edge leaves. */
function looseEnds(nodes: readonly PipelineNode[], arcs: readonly Arc[]): readonly string[] {
  const { componentOf } = componentsOf(
    nodes.map(({ id }) => id),
    arcs,
  );
  const isBetween = ({ source, target }: Arc) => componentOf.get(source) !== componentOf.get(target);
  const left = new Set(arcs.filter(isBetween).map(({ source }) => componentOf.get(source)));
  const entered = new Set(arcs.map(({ target }) => componentOf.get(target)));
  return nodes
    .filter(({ id }) => entered.has(componentOf.get(id)) && !left.has(componentOf.get(id)))
    .map(({ id }) => id);
}
