import { nameSchema } from "@/lib/domain/pipeline/fields";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import type { Viewer } from "@/lib/server/auth/viewer";
import { dayOf } from "@/lib/server/clock";
import { AppError } from "@/lib/server/errors";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { importInto } from "@/lib/server/merge/import-into";
import { parseOptions } from "@/lib/server/merge/parse-options";
import { requireKnownClaims } from "@/lib/server/pipeline/known-controls";
import { policyOf } from "@/lib/server/policy/policy-of";
import { requireConsistent } from "@/lib/server/pipeline/commands";
import { answerImport } from "@/lib/server/scan/answer-import";
import { parseAnswers } from "@/lib/server/scan/parse-answers";

export const POST = defineRoute(
  "POST /pipelines/{id}/imports",
  async ({ request, viewer, params, query, body }) => {
    const access = await requirePipelineAccess(viewer, params.id, "editor");
    const day = dayOf(new Date());
    const options = parseOptions(query, body instanceof Uint8Array ? {} : body, day);
    if (!(body instanceof Uint8Array) && "document" in body) {
      requireWriteScope(viewer);
      const { document, from = "map" } = body;
      requireConsistent(document);
      requireKnownClaims(document, await policyOf(viewer.workspaceId));
      return importInto(access, { document, from }, options);
    }
    const name = parseQueryValue("name", nameSchema, query.name);
    const isArchive = body instanceof Uint8Array && name === undefined;
    return answerImport(
      request,
      viewer,
      {
        given: body instanceof Uint8Array ? body : body.files,
        ...(name !== undefined && { name }),
        answers: parseAnswers(query.answers),
        day,
      },
      async (scan) => JSON.stringify(await importInto(access, { scan, isArchive }, options)),
    );
  },
);

/** Reading files needs the import right. A complete map can contain anything, so it needs the write right. */
function requireWriteScope({ token }: Viewer): void {
  if (token?.scopes.includes("write") === false)
    throw new AppError("forbidden", {
      detail:
        "This token can import files, but not a map. To import a map, create a token with the scopes import and write.",
    });
}
