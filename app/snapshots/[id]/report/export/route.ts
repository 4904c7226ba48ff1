import { changesSince } from "@/app/snapshots/changes-since";
import { reportFile } from "@/app/snapshots/report-file";
import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { readSnapshotReport } from "@/lib/server/snapshot/read-report";

/** The one-page report of a snapshot, as Markdown. */
export function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  return reportFile(request, "GET /snapshots/{id}/report/export", async (viewer) => {
    const access = await requireSnapshotAccess(viewer, (await params).id, "viewer");
    const { report, pipelineId, number } = await readSnapshotReport(access);
    const changes = await changesSince(viewer, access, { id: access.snapshotId, number });
    return { report, changes, pipelineId, label: `report of snapshot ${number}` };
  });
}
