import * as z from "zod/mini";
import { evidenceShown } from "@/lib/domain/contract/evidence";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { addEvidence } from "@/lib/server/evidence/add-evidence";
import { listEvidence } from "@/lib/server/evidence/list-evidence";
import { placeStatements } from "@/lib/server/evidence/place-statements";
import { defineRoute } from "@/lib/server/http/define-route";
import { parsePage } from "@/lib/server/http/parse-page";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import type { GivenReports } from "@/lib/server/evidence/given-reports";

const fileNameSchema = z.string().check(z.minLength(1), z.maxLength(1_000));
const shownSchema = z.enum(evidenceShown);

export const GET = defineRoute("GET /pipelines/{id}/evidence", async ({ params, query, viewer }) => {
  const access = await requirePipelineAccess(viewer, params.id, "viewer");
  const show = parseQueryValue("show", shownSchema, query.show);
  return listEvidence(access, { page: parsePage(query.page), show });
});

export const POST = defineRoute(
  "POST /pipelines/{id}/evidence",
  async ({ request, params, query, body, viewer }) => {
    const access = await requirePipelineAccess(viewer, params.id, "editor");
    const name = parseQueryValue("name", fileNameSchema, query.name);
    return addEvidence(access, givenReports(body, name), { signal: request.signal });
  },
);

export const PATCH = defineRoute("PATCH /pipelines/{id}/evidence", async ({ params, body, viewer }) => {
  const access = await requirePipelineAccess(viewer, params.id, "editor");
  return placeStatements(access, body);
});

/** A body is an archive if its content or name says so, or if it has no name. Any other body is one file. */
function givenReports(
  body: Uint8Array | { readonly files: readonly { readonly name: string; readonly text: string }[] },
  name: string | undefined,
): GivenReports {
  if (!(body instanceof Uint8Array))
    return body.files.map((file) => ({ name: file.name, bytes: new TextEncoder().encode(file.text) }));
  const isZip = body[0] === 0x50 && body[1] === 0x4b;
  return name === undefined || isZip || /\.zip$/i.test(name) ? body : [{ name, bytes: body }];
}
