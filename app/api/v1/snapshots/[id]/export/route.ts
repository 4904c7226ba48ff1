import { noteExport } from "@/lib/server/audit/note-export";
import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { exportFile, requireFormat } from "@/lib/server/exports/export-file";
import { defineRoute } from "@/lib/server/http/define-route";
import { keptFile } from "@/lib/server/http/kept-file";
import { getSnapshotExportSource, numberOf } from "@/lib/server/snapshot/queries";

export const GET = defineRoute("GET /snapshots/{id}/export", async ({ viewer, params, query }) => {
  const access = await requireSnapshotAccess(viewer, params.id, "viewer");
  const format = requireFormat(query.format);
  const number = await numberOf(access);
  const file = await keptFile(access, `snapshot ${access.snapshotId} export ${format.format}`, async () =>
    exportFile(format, await getSnapshotExportSource(access)),
  );
  noteExport(viewer, `${format.title} of snapshot ${number}`, access.pipelineId);
  return file;
});
