import { portfolioAddress } from "@/components/pipelines/portfolio-address";
import { paramsOf } from "@/lib/client/address";
import { attachment } from "@/lib/domain/exporters/file-name";
import { portfolioCsv } from "@/lib/domain/portfolio/portfolio-csv";
import { selectPipelines } from "@/lib/domain/portfolio/select-pipelines";
import { noteExport } from "@/lib/server/audit/note-export";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { requireViewer } from "@/lib/server/auth/viewer";
import { dayOf } from "@/lib/server/clock";
import { answerRequest } from "@/lib/server/http/answer-request";
import { ownNames } from "@/lib/server/owners/own-names";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";

/** The rows of the list at the same address, as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  return answerRequest(request, "GET /pipelines/export", async (note) => {
    const viewer = await requireViewer(request.headers);
    note({ userId: viewer.userId });
    const access = await requireWorkspaceAccess(viewer, "viewer");
    const { query } = portfolioAddress.read(paramsOf(new URL(request.url).searchParams));
    noteExport(viewer, "the list of pipelines");
    const { pipelines } = await listPipelines(access, { isArchived: query.show === "archived" });
    const { names, teams } = await ownNames(access);
    return new Response(portfolioCsv(selectPipelines(pipelines, query, [...names, ...teams])), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment(`Pipelines ${dayOf(new Date())}`, "csv"),
      },
    });
  });
}
