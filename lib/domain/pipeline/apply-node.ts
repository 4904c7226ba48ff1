import { applied, type ApplyResult, superseded } from "./apply-result";
import { changeFields } from "./change-fields";
import type { PipelineNode } from "./document";
import { edgesAt } from "./edges-at";
import type { OperationBody } from "./operations";
import { claimsOf, type Pipeline } from "./pipeline";

type NodeOperation = Extract<
  OperationBody,
  { type: "node.added" | "node.changed" | "nodes.moved" | "node.removed" }
>;

/** A node outlives its zone; what hangs on a node goes with it. */
export function applyNodeOperation(pipeline: Pipeline, operation: NodeOperation): ApplyResult {
  if (operation.type === "node.added") return addNode(pipeline, operation.node);
  if (operation.type === "nodes.moved") return moveNodes(pipeline, operation);
  const node = pipeline.nodes.get(operation.node);
  if (!node) return superseded(pipeline);
  if (operation.type === "node.removed") return applied(removeNode(pipeline, node.id));
  const { zone, ...set } = operation.set;
  // A zone that someone removed meanwhile must not take the other fields down with it.
  const kept = zone === undefined || isMissingZone(pipeline, zone) ? set : { ...set, zone };
  if (Object.keys(kept).length === 0) return superseded(pipeline);
  return applied({ ...pipeline, nodes: pipeline.nodes.with(node.id, changeFields(node, kept)) });
}

function addNode(pipeline: Pipeline, node: PipelineNode): ApplyResult {
  if (pipeline.nodes.get(node.id)) return superseded(pipeline);
  const added = isMissingZone(pipeline, node.zone) ? changeFields(node, { zone: null }) : node;
  return applied({ ...pipeline, nodes: pipeline.nodes.with(node.id, added) });
}

function isMissingZone(pipeline: Pipeline, zone: string | null | undefined): boolean {
  return typeof zone === "string" && !pipeline.zones.get(zone);
}

function moveNodes(
  pipeline: Pipeline,
  operation: Extract<OperationBody, { type: "nodes.moved" }>,
): ApplyResult {
  let nodes = pipeline.nodes;
  for (const [id, position] of Object.entries(operation.positions)) {
    const node = nodes.get(id);
    if (node) nodes = nodes.with(id, { ...node, position });
  }
  return nodes === pipeline.nodes ? superseded(pipeline) : applied({ ...pipeline, nodes });
}

/** Takes the node's edges and claims with it, and clears it from the images that it built. */
function removeNode(pipeline: Pipeline, id: string): Pipeline {
  let { edges, images } = pipeline;
  for (const edge of edgesAt(pipeline.edges, new Set([id]))) edges = edges.without(edge.id);
  for (const image of pipeline.images.values())
    if (image.builtBy === id) images = images.with(image.id, changeFields(image, { builtBy: null }));
  const claimCount = pipeline.claimCount - claimsOf(pipeline, id).size;
  return {
    ...pipeline,
    nodes: pipeline.nodes.without(id),
    edges,
    images,
    claims: pipeline.claims.without(id),
    claimCount,
  };
}
