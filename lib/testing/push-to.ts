import { randomUUID } from "node:crypto";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import type { PipelineAccess } from "@/lib/server/auth/access";
import { commitOperations } from "@/lib/server/pipeline/commit-operations";

/** Commits operations under ids of their own. */
export function pushTo(access: PipelineAccess, ...bodies: OperationBody[]) {
  return commitOperations(access, {
    clientId: "c",
    operations: bodies.map((body) => ({ ...body, id: randomUUID() })),
  });
}
