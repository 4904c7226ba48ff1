import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseRevision } from "@/lib/server/http/parse-revision";
import { archivePipeline, filePipeline } from "@/lib/server/pipeline/commands";
import { getPipeline } from "@/lib/server/pipeline/queries";

export const GET = defineRoute("GET /pipelines/{id}", async ({ viewer, params, query }) =>
  getPipeline(
    await requirePipelineAccess(viewer, params.id, "viewer"),
    parseRevision("revision", query.revision),
  ),
);

export const PATCH = defineRoute("PATCH /pipelines/{id}", async ({ viewer, params, body }) =>
  filePipeline(await requirePipelineAccess(viewer, params.id, "editor"), body),
);

export const DELETE = defineRoute("DELETE /pipelines/{id}", async ({ viewer, params }) =>
  archivePipeline(await requirePipelineAccess(viewer, params.id, "admin")),
);
