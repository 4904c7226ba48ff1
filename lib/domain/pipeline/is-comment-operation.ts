import type { OperationBody } from "./operations";

/** What people say of a map, which changes nothing on it. */
export type CommentOperation = Extract<
  OperationBody,
  { type: "comment.added" | "comment.removed" | "thread.resolved" | "thread.reopened" }
>;

/** Whether a viewer may send the operation, if the workspace lets viewers comment. */
export function isCommentOperation<Body extends OperationBody>(
  operation: Body,
): operation is Extract<Body, CommentOperation> {
  return operation.type.startsWith("comment.") || operation.type.startsWith("thread.");
}
