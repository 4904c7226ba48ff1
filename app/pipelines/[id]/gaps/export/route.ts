import { gapsCsv } from "@/components/findings/gaps/gaps-csv";
import { selectGaps } from "@/components/findings/gaps/gap-rows";
import { paramsOf } from "@/lib/client/address";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { requireViewer } from "@/lib/server/auth/viewer";
import { csvFile, keptFile } from "@/lib/server/http/kept-file";
import { answerRequest } from "@/lib/server/http/answer-request";
import { readGaps } from "../read-gaps";
import { weakestFirst } from "@/lib/domain/posture/coverage/coverage";

/** The gaps page's rows, filtered by the same address, as a CSV file. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  return answerRequest("GET /pipelines/{id}/gaps/export", async (note) => {
    const viewer = await requireViewer(request.headers);
    note({ userId: viewer.userId });
    const access = await requirePipelineAccess(viewer, (await params).id, "viewer");
    const { searchParams, search } = new URL(request.url);
    return keptFile(access, `gaps ${search}`, async () => {
      const { document, posture, rows, query } = await readGaps(access, paramsOf(searchParams));
      const selected = selectGaps(rows, query, weakestFirst(posture.coverage.stages, query.proof));
      return csvFile(`${document.name} gaps ${posture.analysedAt.slice(0, 10)}`, gapsCsv(selected));
    });
  });
}
