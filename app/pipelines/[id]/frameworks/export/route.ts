import { frameworksCsv } from "@/components/findings/frameworks/frameworks-csv";
import { paramsOf } from "@/lib/client/address";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { requireViewer } from "@/lib/server/auth/viewer";
import { dayOf } from "@/lib/server/clock";
import { csvFile, keptFile } from "@/lib/server/http/kept-file";
import { answerRequest } from "@/lib/server/http/answer-request";
import { hasResult } from "@/components/findings/frameworks/framework-sentence";
import { readFrameworks } from "../read-frameworks";
import { frameworkName } from "@/components/marks/framework-names";

/** The requirements that the frameworks page shows at the same address, with the claims that decide them, as a CSV file. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  return answerRequest("GET /pipelines/{id}/frameworks/export", async (note) => {
    const viewer = await requireViewer(request.headers);
    note({ userId: viewer.userId });
    const access = await requirePipelineAccess(viewer, (await params).id, "viewer");
    const { searchParams, search } = new URL(request.url);
    return keptFile(access, `frameworks ${search}`, async () => {
      const now = new Date();
      const { name, framework, rows, unsupported, query } = await readFrameworks(
        access,
        paramsOf(searchParams),
        now,
      );
      const { status, proof } = query;
      const selected =
        status === undefined
          ? { rows, unsupported }
          : { rows: rows.filter((row) => hasResult(row, status)), unsupported: [] };
      return csvFile(
        `${name} ${frameworkName(framework.id)} ${dayOf(now)}`,
        frameworksCsv(framework, selected, proof),
      );
    });
  });
}
