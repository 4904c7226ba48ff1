import { applied, type ApplyResult, superseded } from "./apply-result";
import { changeFields } from "./change-fields";
import type { PipelineEdge } from "./document";
import type { OperationBody } from "./operations";
import type { Pipeline } from "./pipeline";

type EdgeOperation = Extract<OperationBody, { type: "edge.added" | "edge.changed" | "edge.removed" }>;

/** An edge needs both its ends; of the images that it names, those that are gone are left out. */
export function applyEdgeOperation(pipeline: Pipeline, operation: EdgeOperation): ApplyResult {
  if (operation.type === "edge.added") return addEdge(pipeline, operation.edge);
  const edge = pipeline.edges.get(operation.edge);
  if (!edge) return superseded(pipeline);
  if (operation.type === "edge.removed")
    return applied({ ...pipeline, edges: pipeline.edges.without(edge.id) });
  const changed = onlyKnownImages(pipeline, changeFields(edge, operation.set));
  if (!hasBothEnds(pipeline, changed)) return superseded(pipeline);
  return applied({ ...pipeline, edges: pipeline.edges.with(edge.id, changed) });
}

function addEdge(pipeline: Pipeline, edge: PipelineEdge): ApplyResult {
  if (pipeline.edges.get(edge.id) || !hasBothEnds(pipeline, edge)) return superseded(pipeline);
  return applied({ ...pipeline, edges: pipeline.edges.with(edge.id, onlyKnownImages(pipeline, edge)) });
}

function hasBothEnds(pipeline: Pipeline, edge: PipelineEdge): boolean {
  return pipeline.nodes.get(edge.source) !== undefined && pipeline.nodes.get(edge.target) !== undefined;
}

function onlyKnownImages(pipeline: Pipeline, edge: PipelineEdge): PipelineEdge {
  if (!edge.images) return edge;
  const images = edge.images.filter((image) => pipeline.images.get(image));
  return images.length === edge.images.length ? edge : { ...edge, images };
}
