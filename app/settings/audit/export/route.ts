import { auditAddress } from "@/components/team/audit-record";
import { paramsOf } from "@/lib/client/address";
import { auditCsv } from "@/lib/domain/audit/audit-csv";
import { readAudit } from "@/lib/server/audit/audit-page";
import { noteExport } from "@/lib/server/audit/note-export";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { requireViewer } from "@/lib/server/auth/viewer";
import { dayOf } from "@/lib/server/clock";
import { answerRequest } from "@/lib/server/http/answer-request";
import { attachment } from "@/lib/domain/exporters/file-name";

/** Spreadsheets get slow with more; filters, or `before`, give the rest. */
const mostEntries = 20_000;

/** The audit log at the same address as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  return answerRequest(request, "GET /settings/audit/export", async (note) => {
    const viewer = await requireViewer(request.headers);
    note({ userId: viewer.userId });
    const access = await requireWorkspaceAccess(viewer, "admin");
    const { query } = auditAddress.read(paramsOf(new URL(request.url).searchParams));
    const { entries } = await readAudit(access, query, mostEntries);
    noteExport(viewer, "the audit log");
    return new Response(auditCsv(entries), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment(`Audit log ${dayOf(new Date())}`, "csv"),
      },
    });
  });
}
