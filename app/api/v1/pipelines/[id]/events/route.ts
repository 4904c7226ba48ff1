import { clientIdSchema } from "@/lib/domain/contract/pipelines";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { defineRoute } from "@/lib/server/http/define-route";
import { parseQueryValue } from "@/lib/server/http/parse-query-value";
import { parseRevision } from "@/lib/server/http/parse-revision";
import { streamPipeline } from "@/lib/server/live/event-stream";
import { readHead } from "@/lib/server/pipeline/read-log";

export const GET = defineRoute("GET /pipelines/{id}/events", async ({ viewer, params, query, request }) => {
  const access = await requirePipelineAccess(viewer, params.id, "viewer");
  const resumed = parseRevision("Last-Event-ID", request.headers.get("last-event-id") ?? undefined);
  const asked = parseRevision("after", query.after);
  const client = parseQueryValue("client", clientIdSchema, query.client);
  const { revision } = await readHead(access.pipelineId);
  // A HEAD request follows no events and takes no slot.
  const stream =
    request.method === "HEAD"
      ? null
      : streamPipeline({
          access,
          after: resumed ?? asked ?? revision,
          revision,
          client,
          signal: request.signal,
        });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
});
