import { applied, type ApplyResult, superseded, tooMany } from "./apply-result";
import { changeFields } from "./change-fields";
import type { PipelineNode } from "./document";
import { edgesAt } from "./edges-at";
import { limits } from "./limits";
import type { OperationBody } from "./operations";
import { claimsOf, type Pipeline } from "./pipeline";
import { deleteRecord, getRecord, setRecord, valuesOf } from "./records";

type NodeOperation = Extract<
  OperationBody,
  { type: "node.added" | "node.changed" | "nodes.moved" | "node.removed" }
>;

/** A node outlives its zone; what hangs on a node goes with it. */
export function applyNodeOperation(pipeline: Pipeline, operation: NodeOperation): ApplyResult {
  if (operation.type === "node.added") return addNode(pipeline, operation.node);
  if (operation.type === "nodes.moved") return moveNodes(pipeline, operation);
  const node = getRecord(pipeline.nodes, operation.node);
  if (!node) return superseded(pipeline);
  if (operation.type === "node.removed") return applied(removeNode(pipeline, node.id));
  const { zone, ...set } = operation.set;
  // A zone that someone removed meanwhile must not take the other fields down with it.
  const kept = zone === undefined || isMissingZone(pipeline, zone) ? set : { ...set, zone };
  if (Object.keys(kept).length === 0) return superseded(pipeline);
  return applied({ ...pipeline, nodes: setRecord(pipeline.nodes, node.id, changeFields(node, kept)) });
}

function addNode(pipeline: Pipeline, node: PipelineNode): ApplyResult {
  if (getRecord(pipeline.nodes, node.id)) return superseded(pipeline);
  if (pipeline.nodes.size >= limits.nodes) return tooMany("nodes", limits.nodes);
  const added = isMissingZone(pipeline, node.zone) ? changeFields(node, { zone: null }) : node;
  return applied({ ...pipeline, nodes: setRecord(pipeline.nodes, node.id, added) });
}

function isMissingZone(pipeline: Pipeline, zone: string | null | undefined): boolean {
  return typeof zone === "string" && !getRecord(pipeline.zones, zone);
}

function moveNodes(
  pipeline: Pipeline,
  operation: Extract<OperationBody, { type: "nodes.moved" }>,
): ApplyResult {
  let nodes = pipeline.nodes;
  for (const [id, position] of Object.entries(operation.positions)) {
    const node = getRecord(nodes, id);
    if (node) nodes = setRecord(nodes, id, { ...node, position });
  }
  return nodes === pipeline.nodes ? superseded(pipeline) : applied({ ...pipeline, nodes });
}

/** Takes the node's edges and claims with it, and clears it from the images that it built. */
function removeNode(pipeline: Pipeline, id: string): Pipeline {
  let { edges, images } = pipeline;
  for (const edge of edgesAt(pipeline.edges, new Set([id]))) edges = deleteRecord(edges, edge.id);
  for (const image of valuesOf(pipeline.images))
    if (image.builtBy === id) images = setRecord(images, image.id, changeFields(image, { builtBy: null }));
  const claimCount = pipeline.claimCount - claimsOf(pipeline, id).size;
  return {
    ...pipeline,
    nodes: deleteRecord(pipeline.nodes, id),
    edges,
    images,
    claims: deleteRecord(pipeline.claims, id),
    claimCount,
  };
}
