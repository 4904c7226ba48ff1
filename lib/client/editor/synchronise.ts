import type { StoreApi } from "zustand/vanilla";
import { endedFor, type Ended, endOfStatus } from "../live/ended";
import { streamEvents } from "../live/stream-events";
import { createGapWatch } from "../live/gap-watch";
import { createPushLoop } from "../live/push-loop";
import type { Transport } from "../live/transport";
import type { Confirming } from "./confirming";
import type { Connection, EditorState } from "./editor-state";

export interface SynchroniserInput {
  readonly store: StoreApi<EditorState>;
  readonly clientId: string;
  readonly transport: Transport;
  readonly random: () => number;
  readonly confirming: Confirming;
  readonly stored: () => Promise<void>;
}

export interface Synchroniser {
  readonly start: () => void;
  readonly stop: () => void;
  readonly kick: () => void;
}

export function createSynchroniser(input: SynchroniserInput): Synchroniser {
  let running: { readonly kick: () => void; readonly stop: () => void } | undefined;
  const stop = () => {
    running?.stop();
    running = undefined;
  };
  return {
    start: () => {
      if (running || input.store.getState().ended) return;
      running = run(input, (ended) => {
        input.store.setState({ ended, connection: "ended" });
        stop();
      });
      running.kick();
    },
    stop,
    kick: () => running?.kick(),
  };
}

function run(
  { store, clientId, transport, random, confirming, stored }: SynchroniserInput,
  end: (ended: Ended) => void,
) {
  const connect = (connection: Connection) =>
    store.setState((state) => (state.connection === connection ? state : { connection }));
  const revisionNow = () => store.getState().revision;
  let revisionWhenSent = 0;

  const gap = createGapWatch({
    hasGap: confirming.hasGap,
    fetchDocument: async (signal) => {
      const result = await transport.fetchPipeline(signal);
      if (signal.aborted) return;
      const reason = result.ok ? undefined : endOfStatus(result.error.status);
      if (reason) end(endedFor(reason));
      else if (result.ok) confirming.replace(result.value);
    },
  });
  const loop = createPushLoop({
    clientId,
    push: transport.push,
    random,
    stored,
    unsent: () => {
      revisionWhenSent = revisionNow();
      return confirming.unsent();
    },
    onAnswer: (answer, batch) => {
      // A log shorter than before was restored from a backup: this page shows another history.
      if (answer.revision < revisionWhenSent) return end(endedFor("too-old"));
      confirming.answered(answer, batch);
      gap.check();
    },
    onRefused: confirming.refused,
    onEnded: end,
    onReachable: (isReachable) => {
      if (!isReachable) connect("offline");
      else if (store.getState().connection === "offline") stream.reconnect();
    },
    onHeldUp: (isHeldUp) => store.setState((state) => (state.isHeldUp === isHeldUp ? state : { isHeldUp })),
  });
  const besideChanged = () => store.setState(({ beside }) => ({ beside: beside + 1 }));
  const runningChanged = () =>
    store.setState(({ beside, besideRunning }) => ({
      beside: beside + 1,
      besideRunning: besideRunning + 1,
    }));
  let wasLive = false;
  const stream = streamEvents({
    openEvents: transport.openEvents,
    random,
    after: revisionNow,
    onEvents: (events) => {
      confirming.receive(events);
      gap.check();
    },
    onReports: besideChanged,
    onRunning: runningChanged,
    onConnection: (connection) => {
      connect(connection);
      if (connection !== "live") return;
      // The stream reports changes without a revision only while it is connected.
      if (wasLive) runningChanged();
      else besideChanged();
      wasLive = true;
      loop.kick(true);
    },
    onEnded: (reason) => end(endedFor(reason)),
  });
  const stopWatching = transport.watch({
    onOffline: () => connect("offline"),
    onOnline: () => {
      connect("connecting");
      stream.reconnect();
      loop.kick(true);
    },
    onHidden: stream.pause,
    onShown: stream.resume,
  });
  return {
    kick: () => loop.kick(),
    stop: () => {
      stopWatching();
      gap.stop();
      loop.stop();
      stream.stop();
    },
  };
}
