import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { requireSupposed } from "@/lib/server/pipeline/what-if";
import { askReader } from "@/lib/server/readers/ask-reader";

export const POST = defineRoute("POST /pipelines/{id}/posture/what-if", async ({ viewer, params, body }) => {
  const access = await requirePipelineAccess(viewer, params.id, "viewer");
  return requireSupposed(await askReader(viewer.userId, "suppose-posture", access, body, new Date()));
});
