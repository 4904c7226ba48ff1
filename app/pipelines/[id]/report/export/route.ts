import { changesSince } from "@/app/snapshots/changes-since";
import { reportFile } from "@/app/snapshots/report-file";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { readReportOfNow } from "@/lib/server/snapshot/read-report";

/** The one-page report of now, as Markdown. */
export function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  return reportFile(request, "GET /pipelines/{id}/report/export", async (viewer) => {
    const access = await requirePipelineAccess(viewer, (await params).id, "viewer");
    const report = await readReportOfNow(access);
    const changes = await changesSince(viewer, access, undefined);
    return { report, changes, pipelineId: access.pipelineId, label: "report" };
  });
}
