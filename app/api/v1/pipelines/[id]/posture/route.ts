import { publishedAnswer } from "@/lib/domain/contract/published-posture";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { jsonFile, keptFile } from "@/lib/server/http/kept-file";
import { getPosture } from "@/lib/server/pipeline/queries";

export const GET = defineRoute("GET /pipelines/{id}/posture", async ({ viewer, params }) => {
  const access = await requirePipelineAccess(viewer, params.id, "viewer");
  return keptFile(access, "posture", async () => jsonFile(publishedAnswer(await getPosture(access))));
});
