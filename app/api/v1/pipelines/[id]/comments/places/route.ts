import { requirePipelineAccess } from "@/lib/server/auth/access";
import { listCommentPlaces } from "@/lib/server/comments/list-comments";
import { defineRoute } from "@/lib/server/http/define-route";

export const GET = defineRoute("GET /pipelines/{id}/comments/places", async ({ viewer, params }) =>
  listCommentPlaces(await requirePipelineAccess(viewer, params.id, "viewer")),
);
