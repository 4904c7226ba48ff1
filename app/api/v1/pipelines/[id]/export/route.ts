import { noteExport } from "@/lib/server/audit/note-export";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { exportFile, requireFormat } from "@/lib/server/exports/export-file";
import { defineRoute } from "@/lib/server/http/define-route";
import { keptFile } from "@/lib/server/http/kept-file";
import { getExportSource } from "@/lib/server/pipeline/queries";

export const GET = defineRoute("GET /pipelines/{id}/export", async ({ viewer, params, query }) => {
  const access = await requirePipelineAccess(viewer, params.id, "viewer");
  const format = requireFormat(query.format);
  const file = await keptFile(access, `export ${format.format}`, async () =>
    exportFile(format, await getExportSource(access)),
  );
  noteExport(viewer, format.title, access.pipelineId);
  return file;
});
