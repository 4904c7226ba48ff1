import "server-only";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import type { DatabaseTransaction } from "../database/database";

/** The role that a push needs: for comments alone, viewer is enough if the workspace lets viewers comment. */
export function roleToPush(operations: readonly OperationBody[]): Role {
  const areComments = operations.length > 0 && operations.every((operation) => isCommentOperation(operation));
  return areComments ? "viewer" : "editor";
}

/** Whether a member with this role may comment in the workspace. */
export async function mayComment(
  workspaceId: string,
  role: string,
  database: DatabaseTransaction,
): Promise<boolean> {
  if (hasRole(role, "editor")) return true;
  const workspace = await database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { viewersComment: true },
  });
  return workspace.viewersComment && hasRole(role, "viewer");
}
