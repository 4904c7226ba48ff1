import { applyOperation } from "../pipeline/apply-operation";
import type { Operation } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";

export interface Rebased {
  /** What the person sees: the confirmed pipeline with the pending operations on top. */
  readonly visible: Pipeline;
  /** Pending operations that no longer have an effect, because someone removed what they are about. */
  readonly superseded: readonly Operation[];
}

/** Replays pending operations, in order, on what the server confirmed; none is dropped here, the server decides. */
export function rebase(confirmed: Pipeline, pending: readonly Operation[]): Rebased {
  let visible = confirmed;
  const superseded: Operation[] = [];
  for (const operation of pending) {
    const result = applyOperation(visible, operation);
    if (result.ok) visible = result.value.pipeline;
    if (!result.ok || result.value.outcome === "superseded") superseded.push(operation);
  }
  return { visible, superseded };
}
