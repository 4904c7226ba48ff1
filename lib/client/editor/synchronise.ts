import type { StoreApi } from "zustand/vanilla";
import type { PipelineAnswer, PipelineEvent, PushAnswer } from "@/lib/domain/contract/pipelines";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { rebase } from "@/lib/domain/sync/rebase";
import { endedFor, endOfStatus, type EndReason } from "../live/ended";
import { type Follower, followEvents } from "../live/follow-events";
import { createPushLoop, type PushLoop } from "../live/push-loop";
import type { Refusal } from "../live/push-verdict";
import type { Transport } from "../live/transport";
import type { Keeper } from "../outbox/keep-unsent";
import { advance } from "./confirm";
import type { Connection, EditorActions, EditorState } from "./editor-state";
import { createReplacedNotices } from "./replaced-notices";
import { settle } from "./settle";

export interface SynchroniseInput {
  readonly store: StoreApi<EditorState>;
  readonly clientId: string;
  readonly transport: Transport;
  readonly keeper: Keeper;
  readonly now: () => number;
  readonly random: () => number;
  readonly say: EditorActions["say"];
  /** What the person did, by operation. */
  readonly labels: Map<string, string>;
}

/** How long an event may be missing before the whole document is fetched instead. */
const gapPatience = 2_000;

/** Keeps an editor's state and the server's log in step. */
export function createSynchroniser({ store, clientId, transport, keeper, now, random, say, labels }: SynchroniseInput) {
  const replaced = createReplacedNotices(now, (text) => say(text, "warning"));
  const acknowledged = new Map<string, number>();
  let waiting: ReadonlyMap<number, PipelineEvent> = new Map();
  let gapTimer: ReturnType<typeof setTimeout> | undefined;
  let running: { readonly loop: PushLoop; readonly follower: Follower; readonly stop: AbortController } | undefined;

  const connect = (connection: Connection) => store.setState((state) => (state.ended || state.connection === connection ? state : { connection }));

  const receive = (events: readonly PipelineEvent[]) => {
    const before = store.getState();
    const advanced = advance({ pipeline: before.confirmed, revision: before.revision, waiting }, events);
    waiting = advanced.waiting;
    for (const { operation } of advanced.applied) {
      const label = labels.get(operation.id);
      if (label === undefined) replaced.received(operation);
      else replaced.confirmed(operation, label);
    }
    const { state, settled } = settle(before, advanced, acknowledged);
    store.setState({ ...state, ...(settled.length > 0 && state.pending.length === 0 ? { savedAt: now() } : {}) });
    for (const id of settled) {
      acknowledged.delete(id);
      labels.delete(id);
    }
    keeper.remove(settled);
    watchGap();
  };
  const watchGap = () => {
    if (waiting.size === 0) {
      clearTimeout(gapTimer);
      gapTimer = undefined;
    } else gapTimer ??= setTimeout(() => void fetchAnew(), gapPatience);
  };
  const fetchAnew = async () => {
    const signal = running?.stop.signal;
    if (!signal) return;
    const result = await transport.fetchPipeline(signal);
    if (signal.aborted) return;
    gapTimer = undefined;
    const reason = result.ok ? undefined : endOfStatus(result.error.status);
    if (reason) return end(reason);
    if (result.ok && result.value.revision > store.getState().revision) replaceConfirmed(result.value);
    receive([]);
  };

  const replaceConfirmed = ({ document, revision }: PipelineAnswer) => {
    const confirmed = pipelineFromDocument(document);
    store.setState(({ pending }) => ({ confirmed, revision, visible: rebase(confirmed, pending).visible }));
  };

  const answered = ({ results }: PushAnswer, batch: readonly Operation[]) => {
    const byId = new Map(batch.map((operation) => [operation.id, operation]));
    const events: PipelineEvent[] = [];
    const lost = new Set<string>();
    for (const { id, revision, outcome } of results) {
      const operation = byId.get(id);
      if (!operation) continue;
      const label = labels.get(id);
      if (label !== undefined) acknowledged.set(id, revision);
      if (outcome === "superseded" && label !== undefined) lost.add(label);
      events.push({ revision, clientId, operation });
    }
    keeper.remove(events.map(({ operation }) => operation.id));
    for (const label of lost) say(`This had no effect, because somebody had removed what it is about: ${label}.`, "warning");
    receive(events);
  };

  const refused = (refusals: readonly Refusal[]) => {
    const ids = new Set(refusals.map(({ operation }) => operation.id));
    store.setState((state) => {
      const pending = state.pending.filter(({ id }) => !ids.has(id));
      const setAside = [...state.setAside, ...refusals.map(({ operation, reason }) => ({ operation, reason, label: labels.get(operation.id) ?? operation.type }))];
      return { pending, setAside, visible: rebase(state.confirmed, pending).visible };
    });
    for (const { operation, reason } of refusals) keeper.setAside(operation.id, reason);
    const [first] = refusals;
    if (first) say(`${refusals.length === 1 ? "A change was" : `${refusals.length} changes were`} refused and set aside: ${labels.get(first.operation.id) ?? first.operation.type} (${first.reason}).`, "error");
    for (const id of ids) labels.delete(id);
  };

  const end = (reason: EndReason) => {
    store.setState({ ended: endedFor(reason), connection: "ended" });
    stop();
  };
  const stop = () => {
    clearTimeout(gapTimer);
    gapTimer = undefined;
    running?.stop.abort();
    running = undefined;
  };

  const start = () => {
    if (running || store.getState().ended) return;
    const ending = new AbortController();
    const loop = createPushLoop({
      clientId,
      push: transport.push,
      random,
      unsent: () => store.getState().pending.filter(({ id }) => !acknowledged.has(id)),
      stored: keeper.stored,
      onAnswer: answered,
      onRefused: refused,
      onEnded: end,
      onReachable: (isReachable) => {
        if (!isReachable) connect("offline");
        else if (store.getState().connection === "offline") follower.reconnect();
      },
    });
    const follower = followEvents({
      openEvents: transport.openEvents,
      random,
      after: () => store.getState().revision,
      onEvents: receive,
      onConnection: (connection) => {
        connect(connection);
        if (connection === "live") loop.kick(true);
      },
      onEnded: end,
    });
    const stopWatching = transport.watchNetwork((isOnline) => {
      connect(isOnline ? "connecting" : "offline");
      if (!isOnline) return;
      follower.reconnect();
      loop.kick(true);
    });
    ending.signal.addEventListener("abort", () => {
      loop.stop();
      follower.stop();
      stopWatching();
    });
    running = { loop, follower, stop: ending };
    loop.kick();
  };

  return { start, stop, kick: () => running?.loop.kick() };
}
