import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { dismissFinding, undismissFinding } from "@/lib/server/running/commands";

export const POST = defineRoute("POST /pipelines/{id}/running/dismissals", async ({ viewer, params, body }) =>
  dismissFinding(await requirePipelineAccess(viewer, params.id, "editor"), body),
);

export const DELETE = defineRoute(
  "DELETE /pipelines/{id}/running/dismissals",
  async ({ viewer, params, query }) =>
    undismissFinding(await requirePipelineAccess(viewer, params.id, "editor"), query.key ?? ""),
);
