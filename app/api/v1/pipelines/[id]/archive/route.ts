import { requireArchivedPipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { bringBackPipeline } from "@/lib/server/pipeline/commands";

export const DELETE = defineRoute("DELETE /pipelines/{id}/archive", async ({ viewer, params }) =>
  bringBackPipeline(await requireArchivedPipelineAccess(viewer, params.id, "admin")),
);
