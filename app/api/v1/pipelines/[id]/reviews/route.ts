import { idSchema } from "@/lib/domain/ids";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parsePage } from "@/lib/server/http/parse-page";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { getReviewQueue } from "@/lib/server/reviews/review-queue";

export const GET = defineRoute("GET /pipelines/{id}/reviews", async ({ viewer, params, query }) =>
  getReviewQueue(await requirePipelineAccess(viewer, params.id, "viewer"), {
    page: parsePage(query.page),
    node: parseQueryValue("node", idSchema, query.node),
    control: parseQueryValue("control", idSchema, query.control),
  }),
);
