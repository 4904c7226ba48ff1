import type { PipelineEvent } from "@/lib/domain/contract/pipeline-event";
import { replayOperation } from "@/lib/domain/pipeline/apply-operation";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";

export interface Confirmed {
  readonly pipeline: Pipeline;
  readonly revision: number;
  /** Events that arrived before an earlier one. */
  readonly waiting: ReadonlyMap<number, PipelineEvent>;
}

export interface Advanced extends Confirmed {
  readonly applied: readonly PipelineEvent[];
}

/** Takes events in any order, and more than once; applies those whose turn it is. */
export function advance(confirmed: Confirmed, events: readonly PipelineEvent[]): Advanced {
  let { pipeline, revision } = confirmed;
  const waiting = new Map(confirmed.waiting);
  for (const event of events) waiting.set(event.revision, event);
  for (const known of waiting.keys()) if (known <= revision) waiting.delete(known);
  const applied: PipelineEvent[] = [];
  for (let next = waiting.get(revision + 1); next; next = waiting.get(revision + 1)) {
    const result = replayOperation(pipeline, next.operation);
    // The server accepted it, so it fits; if it does not, the event waits until the document is fetched again.
    if (!result.ok) break;
    pipeline = result.value.pipeline;
    revision = next.revision;
    waiting.delete(revision);
    applied.push(next);
  }
  return { pipeline, revision, waiting, applied };
}

/** Whether the events are the first pending operations in their order, as when one person works alone. */
export function isHeadOf(pending: readonly Operation[], applied: readonly PipelineEvent[]): boolean {
  return applied.every((event, index) => pending[index]?.id === event.operation.id);
}
