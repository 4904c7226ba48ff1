import { callApi } from "../api";
import { nameOfClient } from "./presence-store";

export type NameOfTab = (
  clientId: string,
  revision: number,
) => string | undefined | Promise<string | undefined>;

/** The person of a tab: present people announce themselves; for others, the log names the author of a change from that tab. */
export function createNameOfTab(pipelineId: string): NameOfTab {
  const asked = new Map<string, Promise<string | undefined>>();

  const ask = async (clientId: string, revision: number) => {
    const answer = await callApi("GET /pipelines/{id}/activity", {
      params: { id: pipelineId },
      query: { before: revision + 1 },
    });
    // A later change from there may find an answer.
    if (!answer.ok) asked.delete(clientId);
    if (!answer.ok) return undefined;
    // From the newest down; a restore is one entry of many revisions.
    const entry = answer.value.entries.find(({ since, revision: last }) => (since ?? last) <= revision);
    return entry !== undefined && revision <= entry.revision ? entry.by.name : undefined;
  };

  return (clientId, revision) => {
    const known = nameOfClient(clientId) ?? asked.get(clientId);
    if (known !== undefined) return known;
    const asking = ask(clientId, revision);
    asked.set(clientId, asking);
    return asking;
  };
}
