import { gapsCsv } from "@/components/findings/gaps/gaps-csv";
import { selectGaps } from "@/components/findings/gaps/gap-rows";
import { paramsOf } from "@/lib/client/address";
import { attachment } from "@/lib/domain/exporters/file-name";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { requireViewer } from "@/lib/server/auth/viewer";
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
    const { document, posture, rows, query } = await readGaps(
      access,
      paramsOf(new URL(request.url).searchParams),
    );
    const selected = selectGaps(rows, query, weakestFirst(posture.coverage.stages, query.proof));
    const day = posture.analysedAt.slice(0, 10);
    return new Response(gapsCsv(selected), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment(`${document.name} gaps ${day}`, "csv"),
      },
    });
  });
}
