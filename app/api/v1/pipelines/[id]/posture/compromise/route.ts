import { asSchema } from "@/lib/domain/contract/posture";
import { idSchema } from "@/lib/domain/ids";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { getCompromise } from "@/lib/server/pipeline/compromise";

export const GET = defineRoute("GET /pipelines/{id}/posture/compromise", async ({ viewer, params, query }) =>
  getCompromise(await requirePipelineAccess(viewer, params.id, "viewer"), {
    node: parseQueryValue("node", idSchema, query.node),
    target: parseQueryValue("target", idSchema, query.target),
    as: parseQueryValue("as", asSchema, query.as),
  }),
);
