import type { StoreApi } from "zustand/vanilla";
import { isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { rebase } from "@/lib/domain/sync/rebase";
import type { Keeper } from "../outbox/keep-unsent";
import type { OutboxEntry } from "../outbox/outbox";
import type { EditorState, SetAside } from "./editor-state";

interface Adopting {
  readonly store: StoreApi<EditorState>;
  readonly labels: Map<string, string>;
  readonly keeper: Keeper;
  /** A person who lost the right to edit sees the pipeline as it is, and their own changes as refused. */
  readonly isReadOnly: boolean;
  readonly isOperation: (value: unknown) => boolean;
}

/** Restores work of an earlier visit, before later changes; entries that this version cannot read are kept as refused. */
export function adoptEntries(
  { store, labels, keeper, isReadOnly, isOperation }: Adopting,
  entries: readonly OutboxEntry[],
): void {
  const state = store.getState();
  const known = new Set(
    [...state.pending, ...state.setAside.map(({ operation }) => operation)].map(({ id }) => id),
  );
  const pending: Operation[] = [];
  const setAside: SetAside[] = [];
  for (const { operation, label, setAside: reason } of entries) {
    if (known.has(operation.id)) continue;
    if (reason !== undefined) setAside.push({ operation, label, reason });
    // The outbox keeps it to be sent if the role returns. The server decides whether the person may comment.
    else if (isReadOnly && !isCommentOperation(operation))
      setAside.push({ operation, label, reason: "Your role does not allow changes to this pipeline." });
    else if (isOperation(operation)) {
      labels.set(operation.id, label);
      pending.push(operation);
    } else {
      const old = "Another version of Blueline made this change.";
      keeper.setAside(operation.id, old);
      setAside.push({ operation, label, reason: old });
    }
  }
  if (pending.length + setAside.length === 0) return;
  const all = [...pending, ...state.pending];
  store.setState({
    pending: all,
    setAside: [...state.setAside, ...setAside],
    visible: rebase(state.confirmed, all),
  });
}
