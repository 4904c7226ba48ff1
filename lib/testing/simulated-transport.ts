import type { ApiProblem } from "../client/api";
import type { EventHandlers, Transport, WatchHandlers } from "../client/live/transport";
import type { PipelineEvent } from "../domain/contract/pipeline-event";
import type { PipelineAnswer, PushAnswer } from "../domain/contract/pipelines";
import type { Operation } from "../domain/pipeline/operations";
import { err, ok, type Result } from "../domain/result";

/** What may go wrong on the way; each is asked once per request, event or stream. */
export interface Faults {
  readonly push?: () => "lost" | "answer-lost" | "busy" | undefined;
  readonly event?: () => "lost" | "twice" | "late" | undefined;
  readonly stream?: () => "breaks" | undefined;
  /** Milliseconds for one way. */
  readonly delay?: () => number;
}

export interface ServerSide {
  readonly log: readonly PipelineEvent[];
  readonly streams: Set<(event: PipelineEvent) => void>;
  readonly refusesAll: number | undefined;
  readonly refusesPushes: number | undefined;
  readonly answer: () => PipelineAnswer;
  readonly commit: (clientId: string, operations: readonly Operation[]) => Result<PushAnswer, ApiProblem>;
}

export class SimulatedTransport implements Transport {
  isOnline = true;
  /** How many requests and how many operations were sent. */
  readonly sent: (readonly Operation[])[] = [];
  private watcher: WatchHandlers | undefined;
  private readonly breakers = new Set<() => void>();
  private readonly enders = new Set<(reason: string) => void>();
  private readonly open = new Set<EventHandlers>();

  constructor(
    private readonly server: ServerSide,
    private readonly faults: Faults,
  ) {}

  goOffline(): void {
    this.isOnline = false;
    for (const breakStream of this.breakers) breakStream();
    this.watcher?.onOffline();
  }

  goOnline(): void {
    this.isOnline = true;
    this.watcher?.onOnline();
  }

  endStreams(reason: string): void {
    for (const end of this.enders) end(reason);
  }

  /** Says that something that is kept beside the map changed. */
  tell(what: "reports" | "running"): void {
    for (const { onReports, onRunning } of this.open) (what === "reports" ? onReports : onRunning)?.();
  }

  readonly push: Transport["push"] = async (clientId, operations, signal) => {
    this.sent.push(operations);
    const fault = this.isOnline ? this.faults.push?.() : "lost";
    await this.travel();
    if (fault === "lost" || signal.aborted) return err(problemOf(0));
    if (fault === "busy") return err({ ...problemOf(503), retryAfter: 2 });
    const status = this.server.refusesAll ?? this.server.refusesPushes;
    const answer = status === undefined ? this.server.commit(clientId, operations) : err(problemOf(status));
    await this.travel();
    return fault === "answer-lost" || !this.isOnline ? err(problemOf(0)) : answer;
  };

  readonly fetchPipeline: Transport["fetchPipeline"] = async () => {
    await this.travel();
    if (!this.isOnline) return err(problemOf(0));
    return this.server.refusesAll === undefined
      ? ok(structuredClone(this.server.answer()))
      : err(problemOf(this.server.refusesAll));
  };

  readonly openEvents: Transport["openEvents"] = (after, handlers) => {
    let isOpen = true;
    const close = () => {
      isOpen = false;
      this.server.streams.delete(hear);
      this.breakers.delete(breakStream);
      this.open.delete(handlers);
      this.enders.delete(end);
    };
    const breakStream = (status?: number) => {
      if (!isOpen) return;
      close();
      handlers.onBroken(status);
    };
    const end = (reason: string) => {
      close();
      handlers.onEnded(reason);
    };
    const hear = (event: PipelineEvent) => this.deliver(event, () => isOpen, handlers);
    void this.travel().then(() => {
      if (!isOpen) return;
      if (!this.isOnline || this.server.refusesAll !== undefined)
        return breakStream(this.isOnline ? this.server.refusesAll : undefined);
      handlers.onOpen();
      for (const event of this.server.log.slice(after)) hear(event);
      this.server.streams.add(hear);
      this.breakers.add(breakStream);
      this.open.add(handlers);
      this.enders.add(end);
      if (this.faults.stream?.() === "breaks") setTimeout(breakStream, 300);
    });
    return close;
  };

  readonly watch: Transport["watch"] = (handlers) => {
    this.watcher = handlers;
    return () => (this.watcher = undefined);
  };

  private deliver(event: PipelineEvent, isOpen: () => boolean, handlers: EventHandlers): void {
    const fault = this.faults.event?.();
    if (fault === "lost") return;
    const wait = (this.faults.delay?.() ?? 0) + (fault === "late" ? 200 : 0);
    for (let times = fault === "twice" ? 2 : 1; times > 0; times--) {
      setTimeout(() => isOpen() && handlers.onEvents([structuredClone(event)]), wait);
    }
  }

  private travel(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.faults.delay?.() ?? 0));
  }
}

function problemOf(status: number): ApiProblem {
  return { type: "about:blank", title: `Status ${status}`, status };
}
