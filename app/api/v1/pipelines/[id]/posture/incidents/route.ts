import { asSchema } from "@/lib/domain/contract/posture";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { jsonFile, keptFile } from "@/lib/server/http/kept-file";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { getIncidents } from "@/lib/server/pipeline/incidents";

export const GET = defineRoute("GET /pipelines/{id}/posture/incidents", async ({ viewer, params, query }) => {
  const access = await requirePipelineAccess(viewer, params.id, "viewer");
  const proof = parseQueryValue("as", asSchema, query.as) ?? "declared";
  return keptFile(access, `incidents, ${proof}`, async () =>
    jsonFile((await getIncidents(access)).answers[proof]),
  );
});
