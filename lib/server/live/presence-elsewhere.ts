import "server-only";
import { steadyNow } from "../clock";
import * as z from "zod";
import { recordIdSchema } from "@/lib/domain/contract/pipelines";
import { newPresenceSchema } from "@/lib/domain/contract/presence";
import type { PresentTab } from "@/lib/domain/presence/merge-tabs";
import { presenceState, presenceTimes, takeTab } from "./presence";

/**
 * Messages between servers. Times are durations, since clocks may differ. A server with the first stream of a
 * pipeline asks who is present.
 */
const messageSchema = z.strictObject({
  server: z.string(),
  pipeline: recordIdSchema,
  tabs: z.array(
    newPresenceSchema.extend({ userId: z.string(), name: z.string(), age: z.number(), left: z.number() }),
  ),
  asks: z.boolean().optional(),
});
type Message = z.infer<typeof messageSchema>;

/** PostgreSQL takes less than 8,000 bytes. */
const mostBytes = 7_500;
const gatherFor = 100;

/**
 * Starts notifying other servers, several tabs at a time. @returns the function that asks them who is present
 * in a pipeline.
 */
export function tellPresence(
  send: (payloads: readonly string[]) => Promise<unknown>,
): (pipelineId: string) => void {
  const state = presenceState();
  const waiting = new Map<string, Map<string, PresentTab>>();
  const asked = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const sendSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      const payloads = [...new Set([...waiting.keys(), ...asked])].flatMap((pipelineId) =>
        payloadsOf(pipelineId, [...(waiting.get(pipelineId)?.values() ?? [])], asked.has(pipelineId)),
      );
      waiting.clear();
      asked.clear();
      // The next heartbeat makes up for a lost message.
      send(payloads).catch(() => undefined);
    }, gatherFor).unref();
  };
  state.tell = (pipelineId, tab) => {
    const tabs = waiting.get(pipelineId) ?? new Map<string, PresentTab>();
    waiting.set(pipelineId, tabs.set(`${tab.userId} ${tab.clientId}`, tab));
    sendSoon();
  };
  return (pipelineId) => {
    asked.add(pipelineId);
    sendSoon();
  };
}

function payloadsOf(
  pipeline: string,
  tabs: readonly PresentTab[],
  asks: boolean,
  now = steadyNow(),
): readonly string[] {
  const message = (some: readonly PresentTab[]) => {
    const sent = some.map(
      ({ changedAt, expiresAt, userId, name, clientId, selection, control, isEditing }) => ({
        userId,
        name,
        clientId,
        selection,
        control,
        isEditing,
        age: now - changedAt,
        left: expiresAt - now,
      }),
    );
    return JSON.stringify({
      server: presenceState().serverId,
      pipeline,
      tabs: sent,
      ...(asks ? { asks } : {}),
    });
  };
  const whole = message(tabs);
  if (Buffer.byteLength(whole) <= mostBytes) return [whole];
  // A tab that is too long by itself is left out.
  if (tabs.length <= 1) return [];
  const half = Math.ceil(tabs.length / 2);
  return [
    ...payloadsOf(pipeline, tabs.slice(0, half), asks, now),
    ...payloadsOf(pipeline, tabs.slice(half), false, now),
  ];
}

/** A message from a server, maybe this one. */
export function hearPresence(payload: string, now = steadyNow()): void {
  const message = parseMessage(payload);
  const state = presenceState();
  if (message === undefined || message.server === state.serverId) return;
  const here = state.pipelines.get(message.pipeline);
  // The pipeline is not open here; its first reader here will ask.
  if (here === undefined) return;
  for (const { age, left, ...tab } of message.tabs) {
    takeTab(
      message.pipeline,
      {
        ...tab,
        changedAt: now - age,
        expiresAt: now + Math.min(left, presenceTimes.beat),
        isElsewhere: true,
      },
      now,
    );
  }
  if (message.asks !== true) return;
  for (const tab of here.tabs.values()) if (tab.isElsewhere !== true) state.tell?.(message.pipeline, tab);
}

function parseMessage(payload: string): Message | undefined {
  try {
    return messageSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}
