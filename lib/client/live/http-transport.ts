import type { PipelineEvent } from "@/lib/domain/contract/pipeline-event";
import { callApi } from "../api";
import { loadOperationChecks } from "../parts/load-operation-checks";
import { onceLoaded } from "../parts/once-loaded";
import { hearPresence } from "./presence-store";
import type { EventHandlers, Transport, WatchHandlers } from "./transport";

/** A hidden page closes its stream after this long: a browser allows few connections to one server for all its tabs. */
const hiddenPatience = 30_000;

/** Events within this many milliseconds are passed on together, so that a burst is drawn once. */
const gathering = 16;

/** @param tab by which others notice that it is gone with its stream. */
export function createHttpTransport(pipelineId: string, tab: string): Transport {
  const params = { id: pipelineId };
  return {
    push: (clientId, operations, signal) =>
      callApi("POST /pipelines/{id}/operations", {
        params,
        body: { clientId, operations: [...operations] },
        signal,
      }),
    fetchPipeline: (signal) => callApi("GET /pipelines/{id}", { params, signal }),
    openEvents: (after, handlers) =>
      openEvents(
        `/api/v1/pipelines/${encodeURIComponent(pipelineId)}/events?after=${after}&client=${tab}`,
        handlers,
      ),
    watch: watchBrowser,
  };
}

const withChecks = onceLoaded(loadOperationChecks);

function openEvents(address: string, handlers: EventHandlers): () => void {
  const source = new EventSource(address);
  const probe = new AbortController();
  let gathered: PipelineEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;
  /** The first messages wait for their parser; later ones wait behind them. */
  let reading: Promise<void> | undefined;

  const handOn = () => {
    clearTimeout(timer);
    timer = undefined;
    const events = gathered;
    gathered = [];
    if (events.length > 0) handlers.onEvents(events);
  };
  const inTurn = (act: () => void) => {
    if (reading) void reading.then(() => probe.signal.aborted || act());
    else act();
  };
  const close = () => {
    clearTimeout(timer);
    source.close();
    probe.abort();
  };

  source.addEventListener("open", () => {
    wasOpen = true;
    handlers.onOpen();
  });
  const receive = (event: PipelineEvent | undefined) => {
    if (probe.signal.aborted) return;
    if (!event) {
      // The server has a kind of change that this page, loaded before an update, lacks.
      handOn();
      return handlers.onEnded("too-old");
    }
    gathered.push(event);
    timer ??= setTimeout(handOn, gathering);
  };
  source.addEventListener("message", ({ data }) => {
    const read = withChecks(({ readEvent }) => receive(readEvent(String(data))));
    // Messages whose parser failed to load are retried with the next one.
    reading = read?.catch(() => {
      if (!probe.signal.aborted) handlers.onBroken();
    });
  });
  source.addEventListener("presence", ({ data }) => hearPresence(String(data)));
  source.addEventListener("reports", () => handlers.onReports?.());
  source.addEventListener("running", () => handlers.onRunning?.());
  source.addEventListener("ended", ({ data }) => {
    inTurn(() => {
      handOn();
      handlers.onEnded(reasonIn(data));
    });
  });
  source.addEventListener("error", () => {
    // The browser would reconnect by itself, at its own pace and forever; `streamEvents` decides instead.
    source.close();
    inTurn(() => {
      handOn();
      if (wasOpen) handlers.onBroken();
      else
        void statusOf(address, probe.signal).then(
          (status) => probe.signal.aborted || handlers.onBroken(status),
        );
    });
  });
  return close;
}

/** An EventSource does not report why it was refused, so one more request asks for the status. */
async function statusOf(address: string, signal: AbortSignal): Promise<number | undefined> {
  const answer = new AbortController();
  try {
    const response = await fetch(address, {
      headers: { accept: "text/event-stream" },
      signal: AbortSignal.any([signal, answer.signal]),
    });
    return response.ok ? undefined : response.status;
  } catch {
    return undefined;
  } finally {
    answer.abort();
  }
}

function reasonIn(data: unknown): string {
  try {
    const parsed: unknown = JSON.parse(String(data));
    return typeof parsed === "object" &&
      parsed !== null &&
      "reason" in parsed &&
      typeof parsed.reason === "string"
      ? parsed.reason
      : "";
  } catch {
    return "";
  }
}

function watchBrowser({ onOnline, onOffline, onHidden, onShown }: WatchHandlers): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener("online", onOnline, { signal });
  addEventListener("offline", onOffline, { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") timer = setTimeout(onHidden, hiddenPatience);
      else onShown();
    },
    { signal },
  );
  return () => {
    clearTimeout(timer);
    stopping.abort();
  };
}
