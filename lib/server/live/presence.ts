import "server-only";
import type { NewPresence } from "@/lib/domain/contract/presence";
import { mergeTabs, type PresentTab } from "@/lib/domain/presence/merge-tabs";
import type { PipelineAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { steadyNow } from "../clock";
import { oncePerProcess } from "../process";
import { deliver } from "./hub";

/**
 * In milliseconds: how long a tab counts without a heartbeat, and after its stream closed; how long news are
 * gathered; how often tabs are expired.
 */
export const presenceTimes = { beat: 30_000, closed: 4_000, gather: 150, sweep: 1_000 } as const;
const mostTabs = 500;
const mostTabsOfPerson = 12;

/** A tab reported to this server, or another one. */
export type KnownTab = PresentTab & { readonly isElsewhere?: true };

type Here = {
  readonly tabs: Map<string, KnownTab>;
  /** The newest stream of a tab: only its end means that the tab is gone. */
  readonly streams: Map<string, object>;
  bytes?: Uint8Array | undefined;
  timer?: NodeJS.Timeout | undefined;
};
type State = {
  readonly serverId: string;
  readonly pipelines: Map<string, Here>;
  sweep?: NodeJS.Timeout | undefined;
  /** Notifies the other servers; set if there can be others. */
  tell?: ((pipelineId: string, tab: PresentTab) => void) | undefined;
  ask?: ((pipelineId: string) => void) | undefined;
};

/** In memory only: past presence can't be looked up. */
export function presenceState(): State {
  return oncePerProcess<State>("presence", () => ({ serverId: newRecordId(), pipelines: new Map() }));
}

export function enterPresence(
  { pipelineId, viewer: { userId, name } }: PipelineAccess,
  presence: NewPresence,
  now = steadyNow(),
): void {
  const before = hereIn(pipelineId).tabs.get(keyOf(userId, presence.clientId));
  const changedAt = before && placeOf(before) === placeOf(presence) ? before.changedAt : now;
  takeTab(pipelineId, { ...presence, userId, name, changedAt, expiresAt: now + presenceTimes.beat }, now);
}

/**
 * A tab opens its stream. @returns a function to call at its end: if the right was lost, the tab leaves at
 * once, else it may come back.
 */
export function keepPresence(
  pipelineId: string,
  userId: string,
  clientId: string,
): (isGone: boolean) => void {
  const { streams, tabs } = hereIn(pipelineId);
  const [key, stream] = [keyOf(userId, clientId), {}];
  streams.set(key, stream);
  const known = tabs.get(key);
  // It was about to expire after its previous stream.
  if (known) takeTab(pipelineId, { ...known, expiresAt: steadyNow() + presenceTimes.beat });
  presenceState().ask?.(pipelineId);
  return (isGone) => {
    const here = presenceState().pipelines.get(pipelineId);
    if (here?.streams.get(key) !== stream) return;
    here.streams.delete(key);
    const now = steadyNow();
    const tab = here.tabs.get(key);
    if (tab === undefined) return forgetIfEmpty(pipelineId, here);
    takeTab(
      pipelineId,
      { ...ownOf(tab), expiresAt: Math.min(tab.expiresAt, isGone ? now : now + presenceTimes.closed) },
      now,
    );
  };
}

/** @param ask asks the other servers who is present, when the first stream of a pipeline opens here. */
export function askPresenceWith(ask: State["ask"]): void {
  presenceState().ask = ask;
}

/** Stores the report of a tab, unless it has expired. */
export function takeTab(pipelineId: string, tab: KnownTab, now = steadyNow()): void {
  const here = hereIn(pipelineId);
  const key = keyOf(tab.userId, tab.clientId);
  const before = here.tabs.get(key);
  if (
    tab.isElsewhere === true &&
    before !== undefined &&
    tab.expiresAt < before.expiresAt &&
    here.streams.has(key)
  ) {
    // Its stream there ended; it has come back here since.
    return takeTab(pipelineId, { ...ownOf(before), expiresAt: now + presenceTimes.beat }, now);
  }
  if (before === undefined && (tab.expiresAt <= now || !hasRoom(here, tab))) return;
  if (tab.expiresAt > now) here.tabs.set(key, tab);
  else here.tabs.delete(key);
  const state = presenceState();
  if (tab.isElsewhere !== true) state.tell?.(pipelineId, tab);
  state.sweep ??= setInterval(() => sweepPresence(), presenceTimes.sweep).unref();
  const isNews =
    before === undefined ||
    tab.expiresAt <= now ||
    before.name !== tab.name ||
    placeOf(before) !== placeOf(tab);
  if (isNews) announceSoon(pipelineId, here);
}

/** Removes expired tabs, and notifies the others. */
function sweepPresence(now = steadyNow()): void {
  const state = presenceState();
  for (const [pipelineId, here] of state.pipelines) {
    const over = [...here.tabs].filter(([, tab]) => tab.expiresAt <= now);
    for (const [key] of over) here.tabs.delete(key);
    if (over.length > 0) announceSoon(pipelineId, here);
    forgetIfEmpty(pipelineId, here);
  }
  if (state.pipelines.size > 0) return;
  clearInterval(state.sweep);
  state.sweep = undefined;
}

/** The presence list as one event, made once for all streams; undefined if it would be empty. */
export function presenceBytes(pipelineId: string): Uint8Array | undefined {
  const here = presenceState().pipelines.get(pipelineId);
  if (here === undefined || here.tabs.size === 0) return undefined;
  return (here.bytes ??= bytesOf(here));
}

export const nobodyBytes = new TextEncoder().encode('event: presence\ndata: {"people":[]}\n\n');

function bytesOf({ tabs }: Here): Uint8Array {
  return new TextEncoder().encode(
    `event: presence\ndata: ${JSON.stringify({ people: mergeTabs(tabs.values(), steadyNow()) })}\n\n`,
  );
}

function announceSoon(pipelineId: string, here: Here): void {
  here.bytes = undefined;
  here.timer ??= setTimeout(() => {
    here.timer = undefined;
    deliver(pipelineId, { type: "presence" });
  }, presenceTimes.gather).unref();
}

function hereIn(pipelineId: string): Here {
  const { pipelines } = presenceState();
  const here = pipelines.get(pipelineId) ?? { tabs: new Map(), streams: new Map() };
  pipelines.set(pipelineId, here);
  return here;
}

function forgetIfEmpty(pipelineId: string, here: Here): void {
  if (here.tabs.size + here.streams.size === 0) presenceState().pipelines.delete(pipelineId);
}

function hasRoom({ tabs }: Here, { userId }: PresentTab): boolean {
  const ofPerson = [...tabs.values()].filter((tab) => tab.userId === userId).length;
  return tabs.size < mostTabs && ofPerson < mostTabsOfPerson;
}

/** If another server reported the tab, it must hear the outcome here. */
function ownOf({ isElsewhere: _told, ...tab }: KnownTab): PresentTab {
  return tab;
}

function placeOf({ selection, control, isEditing = false }: NewPresence): string {
  return JSON.stringify([selection, control, isEditing]);
}

function keyOf(userId: string, clientId: string): string {
  return `${userId} ${clientId}`;
}
