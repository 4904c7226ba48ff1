import { matrixCsv } from "@/components/findings/matrix/matrix-csv";
import { matrixAddress } from "@/components/findings/matrix/matrix-query";
import { rowFrameworks } from "@/components/findings/matrix/matrix-rows";
import { paramsOf } from "@/lib/client/address";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { requireViewer } from "@/lib/server/auth/viewer";
import { dayOf } from "@/lib/server/clock";
import { csvFile, keptFile } from "@/lib/server/http/kept-file";
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
    const { searchParams, search } = new URL(request.url);
    return keptFile(access, `matrix ${search}`, async () => {
      const now = new Date();
      const { name, nodes, assessments } = await getAssessments(access, now);
      const { query } = matrixAddress.read(paramsOf(searchParams), { rows: new Set(rowFrameworks) });
      return csvFile(`${name} matrix ${dayOf(now)}`, matrixCsv(nodes, assessments, query));
    });
  });
}
