import type { Mentionable } from "@/lib/domain/comments/split-mentions";
import { callApi } from "../api";

/** What the server said the last time, for while it cannot be reached. */
let last: { readonly pipelineId: string; readonly people: readonly Mentionable[] } | undefined;

/** Who can be mentioned now: asked for again each time, since people come and leave. */
export async function loadPeople(pipelineId: string): Promise<readonly Mentionable[]> {
  const answer = await callApi("GET /pipelines/{id}/comments/people", { params: { id: pipelineId } });
  if (answer.ok) last = { pipelineId, people: answer.value.people };
  return last?.pipelineId === pipelineId ? last.people : [];
}
