import { rebase } from "@/lib/domain/sync/rebase";
import { type Advanced, isHeadOf } from "./confirm";
import type { EditorState } from "./editor-state";

export interface Settled {
  readonly state: Pick<EditorState, "confirmed" | "revision" | "pending" | "visible">;
  readonly settled: readonly string[];
}

/** @param acknowledged by operation id, the revision from the server. */
export function settle(
  before: EditorState,
  confirmed: Advanced,
  acknowledged: ReadonlyMap<string, number>,
): Settled {
  const { pipeline, revision, applied } = confirmed;
  const arrived = new Set(applied.map(({ operation }) => operation.id));
  const isSettled = (id: string) => arrived.has(id) || (acknowledged.get(id) ?? Infinity) <= revision;
  const pending = before.pending.filter(({ id }) => !isSettled(id));
  const settled = before.pending.filter(({ id }) => isSettled(id)).map(({ id }) => id);
  if (settled.length === applied.length && isHeadOf(before.pending, applied)) {
    // Nothing visible changed. If all is confirmed, both share their records, so that later changes redraw only their own part.
    const { visible } = before;
    return {
      state: { confirmed: pending.length === 0 ? visible : pipeline, revision, pending, visible },
      settled,
    };
  }
  return { state: { confirmed: pipeline, revision, pending, visible: rebase(pipeline, pending) }, settled };
}
