import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { removeSample } from "@/lib/server/pipeline/commands";

export const DELETE = defineRoute("DELETE /pipelines/{id}/sample", async ({ viewer, params }) =>
  removeSample(await requirePipelineAccess(viewer, params.id, "editor")),
);
