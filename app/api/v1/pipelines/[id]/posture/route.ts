import { publishedAnswer } from "@/lib/domain/contract/published-posture";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { getPosture } from "@/lib/server/pipeline/queries";

export const GET = defineRoute("GET /pipelines/{id}/posture", async ({ viewer, params }) =>
  publishedAnswer(await getPosture(await requirePipelineAccess(viewer, params.id, "viewer"))),
);
