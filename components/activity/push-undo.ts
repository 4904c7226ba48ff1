import { callApi } from "@/lib/client/api";
import { newOperationId } from "@/lib/client/new-id";
import type { Undo } from "@/lib/domain/contract/activity";
import { limits } from "@/lib/domain/pipeline/limits";
import { err, ok, type Result } from "@/lib/domain/result";

/** What undoing entries would do now, or why that cannot be found out. */
export async function findUndo(
  pipelineId: string,
  revision: number,
  since: number,
): Promise<Result<Undo, string>> {
  const answer = await callApi("GET /pipelines/{id}/undo", {
    params: { id: pipelineId },
    query: { revision, since },
  });
  return answer.ok ? ok(answer.value) : err(answer.error.detail ?? answer.error.title);
}

/** Sends them like any edit. @returns why they were refused */
export async function pushUndo(pipelineId: string, bodies: Undo["operations"]): Promise<string | undefined> {
  const clientId = newOperationId();
  for (let sent = 0; sent < bodies.length; sent += limits.operationsPerPush) {
    const operations = bodies
      .slice(sent, sent + limits.operationsPerPush)
      .map((body) => ({ ...body, id: newOperationId() }));
    const answer = await callApi("POST /pipelines/{id}/operations", {
      params: { id: pipelineId },
      body: { clientId, operations },
    });
    if (!answer.ok) return answer.error.errors?.[0]?.message ?? answer.error.detail ?? answer.error.title;
  }
  return undefined;
}
