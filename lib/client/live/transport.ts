import type { PipelineEvent } from "@/lib/domain/contract/pipeline-event";
import type { PipelineAnswer, PushAnswer } from "@/lib/domain/contract/pipelines";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { Result } from "@/lib/domain/result";
import type { ApiProblem } from "../api";

export interface EventHandlers {
  readonly onOpen: () => void;
  /** Several at a time, in the order of arrival. */
  readonly onEvents: (events: readonly PipelineEvent[]) => void;
  /** Scan reports, or their results, changed. */
  readonly onReports?: () => void;
  /** Runtime data, or its findings, changed. */
  readonly onRunning?: () => void;
  /** The server ends the stream, with the reason. */
  readonly onEnded: (reason: string) => void;
  /** The stream broke; `status` if the server refused it. */
  readonly onBroken: (status?: number) => void;
}

/** The browser's report about the network and the page's visibility. */
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
