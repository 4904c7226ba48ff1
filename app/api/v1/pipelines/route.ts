import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { createPipeline } from "@/lib/server/pipeline/commands";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";

export const GET = defineRoute("GET /pipelines", async ({ viewer }) =>
  listPipelines(await requireWorkspaceAccess(viewer, "viewer")),
);

export const POST = defineRoute("POST /pipelines", async ({ viewer, body }) =>
  createPipeline(await requireWorkspaceAccess(viewer, "editor"), body),
);
