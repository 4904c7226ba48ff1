import type { Mentionable } from "@/lib/domain/comments/split-mentions";
import { callApi } from "../api";

/** The server's last answer, for use while it cannot be reached. */
let last: { readonly pipelineId: string; readonly people: readonly Mentionable[] } | undefined;

/** The people who can be mentioned now: loaded each time, since people join and leave. */
export async function loadPeople(pipelineId: string): Promise<readonly Mentionable[]> {
  const answer = await callApi("GET /pipelines/{id}/comments/people", { params: { id: pipelineId } });
  if (answer.ok) last = { pipelineId, people: answer.value.people };
  return last?.pipelineId === pipelineId ? last.people : [];
}
