import { assertNever } from "../result";
import { applyClaimOperation } from "./apply-claim";
import { applyEdgeOperation } from "./apply-edge";
import { applyImageOperation } from "./apply-image";
import { applyNodeOperation } from "./apply-node";
import { applyReviewOperation } from "./apply-review";
import { applyZoneOperation } from "./apply-zone";
import { applied, type ApplyResult } from "./apply-result";
import { changeFields } from "./change-fields";
import type { OperationBody } from "./operations";
import type { Pipeline } from "./pipeline";

/**
 * One operation on a pipeline, as the browser shows it at once and as the server decides it.
 * @param operation one that `operationBodySchema` accepts.
 * @returns the pipeline after it (records that did not change are shared) and what became of it.
 */
export function applyOperation(pipeline: Pipeline, operation: OperationBody): ApplyResult {
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
