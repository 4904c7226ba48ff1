import { requirePipelineAccess } from "@/lib/server/auth/access";
import { roleToPush } from "@/lib/server/comments/who-may-comment";
import { defineRoute } from "@/lib/server/http/define-route";
import { commitOperations } from "@/lib/server/pipeline/commit-operations";

export const POST = defineRoute("POST /pipelines/{id}/operations", async ({ viewer, params, body }) =>
  commitOperations(await requirePipelineAccess(viewer, params.id, roleToPush(body.operations)), body),
);
