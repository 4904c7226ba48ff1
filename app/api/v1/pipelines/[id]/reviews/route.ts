import * as z from "zod/mini";
import { idSchema } from "@/lib/domain/ids";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { getReviewQueue } from "@/lib/server/reviews/review-queue";

const pageSchema = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000));

export const GET = defineRoute("GET /pipelines/{id}/reviews", async ({ viewer, params, query }) =>
  getReviewQueue(await requirePipelineAccess(viewer, params.id, "viewer"), {
    page: parseQueryValue("page", pageSchema, query.page) ?? 1,
    node: parseQueryValue("node", idSchema, query.node),
    control: parseQueryValue("control", idSchema, query.control),
  }),
);
