import "server-only";
import { closeOnShutdown } from "../http/close-on-shutdown";
import { oncePerProcess } from "../process";

/** One entry of the log as sent: the body is the operation in RFC 8785 form, one line. */
export interface LoggedEvent {
  readonly revision: number;
  readonly clientId: string;
  readonly body: string;
}

/**
 * The news for a subscriber: new log entries, if known here; changed reports, outcomes or runtime data;
 * changed presence; the pipeline was archived; a text was erased from it.
 */
export type Notice =
  | { readonly type: "advanced"; readonly revision: number; readonly events: readonly LoggedEvent[] }
  | { readonly type: "reports"; readonly of?: "running" }
  | { readonly type: "archived" }
  | { readonly type: "erased" }
  | { readonly type: "presence" }
  | { readonly type: "closing" };
type Listener = (notice: Notice) => void;

interface Hub {
  readonly listeners: Map<string, Set<Listener>>;
  /** Notifies the other servers of a commit; set if there can be others. */
  announce: ((pipelineId: string, revision: number) => void) | undefined;
  announceReports: ((pipelineId: string, of?: "running") => void) | undefined;
  /** Called for a pipeline with its first subscriber here; set if there can be other servers. */
  opened: ((pipelineId: string) => void) | undefined;
}

function hub(): Hub {
  return oncePerProcess("event-hub", () => {
    const made: Hub = {
      listeners: new Map(),
      announce: undefined,
      announceReports: undefined,
      opened: undefined,
    };
    closeOnShutdown("streams", () => {
      for (const listeners of made.listeners.values())
        for (const listener of listeners) listener({ type: "closing" });
    });
    return made;
  });
}

export function subscribe(pipelineId: string, listener: Listener): () => void {
  const { listeners, opened } = hub();
  const ofPipeline = listeners.get(pipelineId) ?? new Set();
  listeners.set(pipelineId, ofPipeline.add(listener));
  if (ofPipeline.size === 1) opened?.(pipelineId);
  return () => {
    ofPipeline.delete(listener);
    if (ofPipeline.size === 0) listeners.delete(pipelineId);
  };
}

/** Notifies this server's subscribers and the other servers, after the commit. */
export function publish(pipelineId: string, events: readonly LoggedEvent[]): void {
  const last = events.at(-1);
  if (!last) return;
  deliver(pipelineId, { type: "advanced", revision: last.revision, events });
  hub().announce?.(pipelineId, last.revision);
}

/**
 * Reports and runtime data are stored beside the log, so they change without a revision. After the commit.
 */
export function publishReports(pipelineId: string, of?: "running"): void {
  deliver(pipelineId, { type: "reports", ...(of && { of }) });
  hub().announceReports?.(pipelineId, of);
}

export function publishArchived(pipelineId: string): void {
  deliver(pipelineId, { type: "archived" });
}

export function publishErased(pipelineId: string): void {
  deliver(pipelineId, { type: "erased" });
}

export function deliver(pipelineId: string, notice: Notice): void {
  for (const listener of hub().listeners.get(pipelineId) ?? []) listener(notice);
}

export function announceWith(announce: Hub["announce"]): void {
  hub().announce = announce;
}

export function announceReportsWith(announce: Hub["announceReports"]): void {
  hub().announceReports = announce;
}

export function tellOpenedTo(opened: Hub["opened"]): void {
  hub().opened = opened;
}

export function subscribedPipelines(): readonly string[] {
  return [...hub().listeners.keys()];
}
