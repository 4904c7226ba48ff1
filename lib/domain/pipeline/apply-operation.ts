import { assertNever } from "../result";
import { applyClaimOperation } from "./apply-claim";
import { applyEdgeOperation } from "./apply-edge";
import { applyImageOperation } from "./apply-image";
import { applyNodeOperation } from "./apply-node";
import { applyReviewOperation } from "./apply-review";
import { applyZoneOperation } from "./apply-zone";
import { applied, type ApplyResult, tooMany } from "./apply-result";
import { changeFields } from "./change-fields";
import { limits } from "./limits";
import type { OperationBody } from "./operations";
import type { Pipeline } from "./pipeline";

const sizes = [
  ["nodes", (pipeline: Pipeline) => pipeline.nodes.size],
  ["edges", (pipeline: Pipeline) => pipeline.edges.size],
  ["claims", (pipeline: Pipeline) => pipeline.claimCount],
] as const;

/**
 * One operation on a pipeline, the same for browser and server.
 * @param operation one that `operationBodySchema` accepts
 * @returns the pipeline after it (sharing unchanged records) and its result; an error if it would exceed a limit, or exceed it
 * further
 */
export function applyOperation(pipeline: Pipeline, operation: OperationBody): ApplyResult {
  const result = replayOperation(pipeline, operation);
  if (!result.ok) return result;
  const past = pastLimit(pipeline, result.value.pipeline);
  return past === undefined ? result : tooMany(past, limits[past]);
}

/** Of what a map would have too much: more than its limit, and more than before. */
export function pastLimit(before: Pipeline, after: Pipeline): "nodes" | "edges" | "claims" | undefined {
  return sizes.find(([what, sizeOf]) => sizeOf(after) > Math.max(limits[what], sizeOf(before)))?.[0];
}

/** An operation of the log, which was accepted when a map could be larger: what `applyOperation` does, whatever the size. */
export function replayOperation(pipeline: Pipeline, operation: OperationBody): ApplyResult {
  switch (operation.type) {
    case "pipeline.changed":
      return applied(changeFields(pipeline, operation.set));
    case "node.added":
    case "node.changed":
    case "nodes.moved":
    case "node.removed":
      return applyNodeOperation(pipeline, operation);
    case "edge.added":
    case "edge.changed":
    case "edge.removed":
      return applyEdgeOperation(pipeline, operation);
    case "zone.added":
    case "zone.changed":
    case "zone.removed":
      return applyZoneOperation(pipeline, operation);
    case "image.added":
    case "image.changed":
    case "image.removed":
      return applyImageOperation(pipeline, operation);
    case "claim.changed":
    case "evidence.added":
    case "evidence.removed":
      return applyClaimOperation(pipeline, operation);
    case "review.added":
    case "review.withdrawn":
      return applyReviewOperation(pipeline, operation);
    case "policy.changed":
      return applied({ ...pipeline, policy: changeFields(pipeline.policy, operation.set) });
    // What people say to each other is in the log and not in the document, which is opened as a whole.
    case "comment.added":
    case "comment.removed":
    case "thread.resolved":
    case "thread.reopened":
      return applied(pipeline);
    default:
      return assertNever(operation);
  }
}
