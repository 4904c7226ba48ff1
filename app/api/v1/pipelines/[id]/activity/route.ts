import { accountIdSchema, idSchema } from "@/lib/domain/ids";
import { getActivity } from "@/lib/server/activity/queries";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { parseRevision } from "@/lib/server/http/parse-revision";

export const GET = defineRoute("GET /pipelines/{id}/activity", async ({ viewer, params, query }) =>
  getActivity(await requirePipelineAccess(viewer, params.id, "viewer"), {
    before: parseRevision("before", query.before),
    person: parseQueryValue("person", accountIdSchema, query.person),
    node: parseQueryValue("node", idSchema, query.node),
    control: parseQueryValue("control", idSchema, query.control),
  }),
);
