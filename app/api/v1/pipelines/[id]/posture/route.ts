import * as z from "zod/mini";
import { publishedAnswer, publishedSummary } from "@/lib/domain/contract/published-posture";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { jsonFile, keptFile } from "@/lib/server/http/kept-file";
import { parsePage } from "@/lib/server/http/parse-page";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { getPosture } from "@/lib/server/pipeline/queries";

const viewSchema = z.enum(["summary", "whole"]);

export const GET = defineRoute("GET /pipelines/{id}/posture", async ({ viewer, params, query }) => {
  const access = await requirePipelineAccess(viewer, params.id, "viewer");
  const view = parseQueryValue("view", viewSchema, query.view) ?? "summary";
  const page = parsePage(query.page);
  const what = view === "whole" ? "whole posture" : `posture, page ${page}`;
  return keptFile(access, what, async () => {
    const posture = await getPosture(access);
    return jsonFile(view === "whole" ? publishedAnswer(posture) : publishedSummary(posture, page));
  });
});
