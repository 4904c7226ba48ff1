import type { PipelineEvent } from "@/lib/domain/contract/pipelines";
import { backoff } from "./backoff";
import { endOfStatus, type EndReason, isEndReason } from "./ended";
import type { Transport } from "./transport";

export interface FollowerInput {
  readonly openEvents: Transport["openEvents"];
  readonly random: () => number;
  /** The last revision that is known. */
  readonly after: () => number;
  readonly onEvents: (events: readonly PipelineEvent[]) => void;
  readonly onConnection: (connection: "live" | "connecting" | "offline") => void;
  readonly onEnded: (reason: EndReason) => void;
}

export interface Follower {
  /** Tries at once instead of waiting out a pause. */
  readonly reconnect: () => void;
  readonly stop: () => void;
}

/** Follows the server's events, and connects again with growing pauses whenever the stream breaks. */
export function followEvents(input: FollowerInput): Follower {
  let isStopped = false;
  let failures = 0;
  let close: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
    close?.();
  };
  const end = (reason: EndReason) => {
    stop();
    input.onEnded(reason);
  };
  const again = () => {
    close?.();
    failures += 1;
    // One break is usual, as when a server restarts; only the next one means that it is out of reach.
    input.onConnection(failures > 1 ? "offline" : "connecting");
    clearTimeout(timer);
    timer = setTimeout(connect, backoff(failures, input.random()));
  };
  const connect = () => {
    close = input.openEvents(input.after(), {
      onOpen: () => {
        failures = 0;
        input.onConnection("live");
      },
      onEvents: input.onEvents,
      onEnded: (reason) => (isEndReason(reason) ? end(reason) : again()),
      onBroken: (status) => {
        const reason = status === undefined ? undefined : endOfStatus(status);
        if (reason) end(reason);
        else again();
      },
    });
  };

  connect();
  return {
    reconnect: () => {
      if (isStopped) return;
      clearTimeout(timer);
      close?.();
      connect();
    },
    stop,
  };
}
