import { requirePipelineAccess } from "@/lib/server/auth/access";
import { listMentionable } from "@/lib/server/comments/list-mentionable";
import { defineRoute } from "@/lib/server/http/define-route";

export const GET = defineRoute("GET /pipelines/{id}/comments/people", async ({ viewer, params }) =>
  listMentionable(await requirePipelineAccess(viewer, params.id, "viewer")),
);
