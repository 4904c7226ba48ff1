import { applyOperation } from "../pipeline/apply-operation";
import type { Operation } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";

/**
 * What the person sees: pending operations replayed, in order, on what the server confirmed. One that no longer has an
 * effect is passed over and stays pending: the server decides.
 */
export function rebase(confirmed: Pipeline, pending: readonly Operation[]): Pipeline {
  let visible = confirmed;
  for (const operation of pending) {
    const result = applyOperation(visible, operation);
    if (result.ok) visible = result.value.pipeline;
  }
  return visible;
}
