import type { PipelineEvent } from "@/lib/domain/contract/pipeline-event";
import { backoff } from "./backoff";
import { endOfStatus, type EndReason, isEndReason } from "./ended";
import type { Transport } from "./transport";

export interface EventStreamInput {
  readonly openEvents: Transport["openEvents"];
  readonly random: () => number;
  readonly after: () => number;
  readonly onEvents: (events: readonly PipelineEvent[]) => void;
  readonly onReports?: () => void;
  readonly onRunning?: () => void;
  readonly onConnection: (connection: "live" | "connecting" | "offline") => void;
  readonly onEnded: (reason: EndReason) => void;
}

export interface EventStream {
  readonly reconnect: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
}

/** A stream that lasts this long works; one that breaks earlier counts as another failure. */
const steady = 5_000;

/** Streams the server's events, and reconnects with growing pauses whenever the stream breaks. */
export function streamEvents(input: EventStreamInput): EventStream {
  let state: "streaming" | "paused" | "stopped" = "streaming";
  let failures = 0;
  let close: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const disconnect = () => {
    clearTimeout(timer);
    close?.();
    close = undefined;
  };
  const stop = () => {
    state = "stopped";
    disconnect();
  };
  const end = (reason: EndReason) => {
    stop();
    input.onEnded(reason);
  };
  const again = (isReachable: boolean) => {
    disconnect();
    failures += 1;
    // One break is normal, as on a server restart; only the next one means that the server is unreachable.
    input.onConnection(failures > 1 && !isReachable ? "offline" : "connecting");
    timer = setTimeout(connect, backoff(failures, input.random()));
  };
  const connect = () => {
    disconnect();
    close = input.openEvents(input.after(), {
      onOpen: () => {
        timer = setTimeout(() => (failures = 0), steady);
        input.onConnection("live");
      },
      onEvents: input.onEvents,
      ...(input.onReports && { onReports: input.onReports }),
      ...(input.onRunning && { onRunning: input.onRunning }),
      onEnded: (reason) => (isEndReason(reason) ? end(reason) : again(true)),
      onBroken: (status) => {
        const reason = status === undefined ? undefined : endOfStatus(status);
        if (reason) end(reason);
        else again(status !== undefined);
      },
    });
  };
  const move = (from: typeof state, to: typeof state, act: () => void) => {
    if (state !== from) return;
    state = to;
    act();
  };

  connect();
  return {
    reconnect: () => move("streaming", "streaming", connect),
    pause: () => move("streaming", "paused", disconnect),
    resume: () => move("paused", "streaming", connect),
    stop,
  };
}
