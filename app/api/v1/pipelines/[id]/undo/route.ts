import { getUndo } from "@/lib/server/activity/get-undo";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseRevision } from "@/lib/server/http/parse-revision";

export const GET = defineRoute("GET /pipelines/{id}/undo", async ({ viewer, params, query }) =>
  getUndo(
    await requirePipelineAccess(viewer, params.id, "editor"),
    parseRevision("revision", query.revision),
    parseRevision("since", query.since),
  ),
);
