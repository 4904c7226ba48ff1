import * as z from "zod/mini";
import { commentsShown } from "@/lib/domain/contract/comments";
import { idSchema } from "@/lib/domain/ids";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { askedPlace } from "@/lib/server/comments/asked-place";
import { listComments } from "@/lib/server/comments/list-comments";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { parseRevision } from "@/lib/server/http/parse-revision";

export const GET = defineRoute("GET /pipelines/{id}/comments", async ({ viewer, params, query }) =>
  listComments(await requirePipelineAccess(viewer, params.id, "viewer"), {
    about: askedPlace(query),
    show: parseQueryValue("show", z.enum(commentsShown), query.show),
    thread: parseQueryValue("thread", idSchema, query.thread),
    before: parseRevision("before", query.before),
  }),
);
