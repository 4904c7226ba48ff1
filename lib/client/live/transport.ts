import type { PipelineEvent } from "@/lib/domain/contract/pipeline-event";
import type { PipelineAnswer, PushAnswer } from "@/lib/domain/contract/pipelines";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { Result } from "@/lib/domain/result";
import type { ApiProblem } from "../api";

export interface EventHandlers {
  readonly onOpen: () => void;
  /** Several at a time, in the order in which they came. */
  readonly onEvents: (events: readonly PipelineEvent[]) => void;
  /** Reports of scanners, or what came of them, changed. */
  readonly onReports?: () => void;
  /** What was given of what runs, or what came of it, changed. */
  readonly onRunning?: () => void;
  /** The server says that it ends the stream, and why. */
  readonly onEnded: (reason: string) => void;
  /** The stream broke; `status` where the server refused it. */
  readonly onBroken: (status?: number) => void;
}

/** What the browser says about the machine's network and about whether anybody can see the page. */
export interface WatchHandlers {
  readonly onOnline: () => void;
  readonly onOffline: () => void;
  readonly onHidden: () => void;
  readonly onShown: () => void;
}

export interface Transport {
  readonly push: (
    clientId: string,
    operations: readonly Operation[],
    signal: AbortSignal,
  ) => Promise<Result<PushAnswer, ApiProblem>>;
  readonly fetchPipeline: (signal: AbortSignal) => Promise<Result<PipelineAnswer, ApiProblem>>;
  /** @returns closes the stream; no handler is called after it. */
  readonly openEvents: (after: number, handlers: EventHandlers) => () => void;
  readonly watch: (handlers: WatchHandlers) => () => void;
}
