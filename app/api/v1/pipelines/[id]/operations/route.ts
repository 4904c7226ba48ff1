import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { commitOperations } from "@/lib/server/pipeline/commit-operations";

export const POST = defineRoute("POST /pipelines/{id}/operations", async ({ viewer, params, body }) =>
  commitOperations(await requirePipelineAccess(viewer, params.id, "editor"), body),
);
