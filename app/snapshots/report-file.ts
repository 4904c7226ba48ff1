import "server-only";
import { reportOf } from "@/lib/domain/report/report";
import { reportMarkdown } from "@/lib/domain/report/report-markdown";
import { noteExport } from "@/lib/server/audit/note-export";
import { requireViewer, type Viewer } from "@/lib/server/auth/viewer";
import { answerRequest } from "@/lib/server/http/answer-request";
import { markdownFile } from "@/lib/server/http/kept-file";
import type { ReadReport } from "@/lib/server/snapshot/read-report";
import type { ReportedChanges } from "@/lib/domain/report/report";

interface Told {
  readonly report: ReadReport;
  readonly changes: ReportedChanges | undefined;
  readonly pipelineId: string;
  /** For the audit log: "report of snapshot 5". */
  readonly label: string;
}

/** A report as Markdown. Not cached: its list of changes differs after each snapshot. */
export function reportFile(
  request: Request,
  route: string,
  read: (viewer: Viewer) => Promise<Told>,
): Promise<Response> {
  return answerRequest(request, route, async (note) => {
    const viewer = await requireViewer(request.headers);
    note({ userId: viewer.userId });
    const { report, changes, pipelineId, label } = await read(viewer);
    const { document, posture, facts } = report;
    const { pieces, headers } = markdownFile(
      `${facts.name} report ${facts.at.slice(0, 10)}`,
      reportMarkdown(reportOf(document, posture, changes), facts),
    );
    noteExport(viewer, label, pipelineId);
    return new Response([...pieces].join(""), { headers });
  });
}
