import { reportOf } from "@/lib/domain/report/report";
import { reportMarkdown } from "@/lib/domain/report/report-markdown";
import { noteExport } from "@/lib/server/audit/note-export";
import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { requireViewer } from "@/lib/server/auth/viewer";
import { answerRequest } from "@/lib/server/http/answer-request";
import { markdownFile } from "@/lib/server/http/kept-file";
import { changesSince } from "@/app/snapshots/changes-since";
import { readSnapshotReport } from "@/lib/server/snapshot/read-report";

/** The one-page report of a snapshot, as Markdown. */
export function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  return answerRequest(request, "GET /snapshots/{id}/report/export", async (note) => {
    const viewer = await requireViewer(request.headers);
    note({ userId: viewer.userId });
    const access = await requireSnapshotAccess(viewer, (await params).id, "viewer");
    const { report, pipelineId, number } = await readSnapshotReport(access);
    const { document, posture, facts } = report;
    const changes = await changesSince(viewer, pipelineId, { id: access.snapshotId, number });
    const { pieces, headers } = markdownFile(
      `${facts.name} report ${facts.at.slice(0, 10)}`,
      reportMarkdown(reportOf(document, posture, changes), facts),
    );
    noteExport(viewer, "report", pipelineId);
    return new Response([...pieces].join(""), { headers });
  });
}
