import { randomUUID } from "node:crypto";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { ApiClient } from "../api-client";
import { EventReader } from "../event-reader";

export async function newPipeline(api: ApiClient, name = "Payments API"): Promise<string> {
  return createdPipelineSchema.parse(await api.json("POST", "/pipelines", { name })).id;
}

export async function push(
  api: ApiClient,
  pipelineId: string,
  operations: readonly Operation[],
  clientId = "tab-1",
): Promise<void> {
  await api.json("POST", `/pipelines/${pipelineId}/operations`, { clientId, operations });
}

export function rename(name: string): Operation {
  return { id: randomUUID(), type: "pipeline.changed", set: { name } };
}

export function redescribe(description: string): Operation {
  return { id: randomUUID(), type: "pipeline.changed", set: { description } };
}

export async function openStream(
  api: ApiClient,
  pipelineId: string,
  { after, lastEventId }: { readonly after?: number; readonly lastEventId?: number } = {},
): Promise<EventReader> {
  const response = await fetch(
    `${api.url}/api/v1/pipelines/${pipelineId}/events${after === undefined ? "" : `?after=${after}`}`,
    {
      headers: {
        cookie: api.cookie,
        ...(lastEventId === undefined ? {} : { "last-event-id": String(lastEventId) }),
      },
    },
  );
  if (!response.ok || response.body === null)
    throw new Error(`Opening a stream was answered ${response.status}.`);
  const reader = new EventReader(response.body);
  await reader.until(({ others }) => others.length > 0);
  return reader;
}
