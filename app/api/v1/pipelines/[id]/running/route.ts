import { idSchema } from "@/lib/domain/ids";
import { shortTextSchema } from "@/lib/domain/pipeline/fields";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { forgetObservation, sayNode } from "@/lib/server/running/commands";
import { keepRunning } from "@/lib/server/running/keep-running";
import { getRunning } from "@/lib/server/running/queries";

export const GET = defineRoute("GET /pipelines/{id}/running", async ({ viewer, params }) =>
  getRunning(await requirePipelineAccess(viewer, params.id, "viewer")),
);

export const POST = defineRoute("POST /pipelines/{id}/running", async (input) => {
  const { request, viewer, params, query, body } = input;
  const access = await requirePipelineAccess(viewer, params.id, "editor");
  const given = body instanceof Uint8Array ? undefined : body;
  const registry = given?.registry ?? parseQueryValue("registry", shortTextSchema, query.registry);
  const node = given?.node ?? parseQueryValue("node", idSchema, query.node);
  return keepRunning(
    access,
    {
      running: body instanceof Uint8Array ? body : body.files,
      ...(registry !== undefined && { registry }),
      ...(node !== undefined && { node }),
    },
    { signal: request.signal },
  );
});

export const PATCH = defineRoute("PATCH /pipelines/{id}/running", async ({ viewer, params, body }) =>
  sayNode(await requirePipelineAccess(viewer, params.id, "editor"), body),
);

export const DELETE = defineRoute("DELETE /pipelines/{id}/running", async ({ viewer, params, query }) =>
  forgetObservation(await requirePipelineAccess(viewer, params.id, "editor"), query.observation ?? ""),
);
