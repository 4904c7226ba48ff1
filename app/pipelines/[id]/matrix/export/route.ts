import { matrixCsv } from "@/components/findings/matrix/matrix-csv";
import { matrixAddress } from "@/components/findings/matrix/matrix-query";
import { rowFrameworks } from "@/components/findings/matrix/matrix-rows";
import { paramsOf } from "@/lib/client/address";
import { attachment } from "@/lib/domain/exporters/file-name";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { requireViewer } from "@/lib/server/auth/viewer";
import { dayOf } from "@/lib/server/clock";
import { answerRequest } from "@/lib/server/http/answer-request";
import { getAssessments } from "@/lib/server/pipeline/assessments";

/** The matrix of the same address, of all its pages, as a CSV file. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  return answerRequest("GET /pipelines/{id}/matrix/export", async (note) => {
    const viewer = await requireViewer(request.headers);
    note({ userId: viewer.userId });
    const access = await requirePipelineAccess(viewer, (await params).id, "viewer");
    const now = new Date();
    const { name, nodes, assessments } = await getAssessments(access, now);
    const { query } = matrixAddress.read(paramsOf(new URL(request.url).searchParams), {
      rows: new Set(rowFrameworks),
    });
    return new Response(matrixCsv(nodes, assessments, query), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment(`${name} matrix ${dayOf(now)}`, "csv"),
      },
    });
  });
}
