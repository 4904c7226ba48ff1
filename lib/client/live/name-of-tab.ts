import { callApi } from "../api";
import { nameOfClient } from "./presence-store";

export type NameOfTab = (
  clientId: string,
  revision: number,
) => string | undefined | Promise<string | undefined>;

/** Who works, or worked, in a tab: those who are here said so; of anybody else the log knows it, by a change that came from there. */
export function createNameOfTab(pipelineId: string): NameOfTab {
  const asked = new Map<string, Promise<string | undefined>>();

  const ask = async (clientId: string, revision: number) => {
    const answer = await callApi("GET /pipelines/{id}/activity", {
      params: { id: pipelineId },
      query: { before: revision + 1 },
    });
    // Another change from there may find an answer.
    if (!answer.ok) asked.delete(clientId);
    return answer.ok ? answer.value.entries.find((entry) => entry.revision === revision)?.by.name : undefined;
  };

  return (clientId, revision) => {
    const known = nameOfClient(clientId) ?? asked.get(clientId);
    if (known !== undefined) return known;
    const asking = ask(clientId, revision);
    asked.set(clientId, asking);
    return asking;
  };
}
