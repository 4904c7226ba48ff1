import { nameSchema } from "@/lib/domain/pipeline/fields";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { dayOf } from "@/lib/server/clock";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { answerImport } from "@/lib/server/scan/answer-import";
import { parseAnswers } from "@/lib/server/scan/parse-answers";

export const POST = defineRoute("POST /imports", async ({ request, viewer, query, body }) => {
  await requireWorkspaceAccess(viewer, "editor");
  const name = parseQueryValue("name", nameSchema, query.name);
  return answerImport(request, viewer, {
    given: body instanceof Uint8Array ? body : body.files,
    ...(name !== undefined && { name }),
    answers: parseAnswers(query.answers),
    day: dayOf(new Date()),
  });
});
