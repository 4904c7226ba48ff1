import type { StoreApi } from "zustand/vanilla";
import type { PipelineEvent } from "@/lib/domain/contract/pipeline-event";
import type { PipelineAnswer, PushAnswer } from "@/lib/domain/contract/pipelines";
import { isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { rebase } from "@/lib/domain/sync/rebase";
import type { NameOfTab } from "../live/name-of-tab";
import type { Refusal } from "../live/push-verdict";
import type { Keeper } from "../outbox/keep-unsent";
import { advance } from "./confirm";
import type { EditorActions, EditorState } from "./editor-state";
import { createReplacedNotices } from "./replaced-notices";
import { settle } from "./settle";
import { plural } from "@/lib/domain/words/english";

export interface ConfirmingInput {
  readonly store: StoreApi<EditorState>;
  readonly clientId: string;
  readonly keeper: Keeper;
  readonly now: () => number;
  readonly say: EditorActions["say"];
  /** This person's actions, by operation, until the server confirms them. */
  readonly labels: Map<string, string>;
  readonly nameOf: NameOfTab | undefined;
}

export interface Confirming {
  readonly unsent: () => readonly Operation[];
  readonly receive: (events: readonly PipelineEvent[]) => void;
  readonly answered: (answer: PushAnswer, batch: readonly Operation[]) => void;
  readonly refused: (refusals: readonly Refusal[]) => void;
  /** Takes a newer document instead of the events that lead to it. */
  readonly replace: (answer: PipelineAnswer) => void;
  readonly hasGap: () => boolean;
}

export function createConfirming({
  store,
  clientId,
  keeper,
  now,
  say,
  labels,
  nameOf,
}: ConfirmingInput): Confirming {
  const replaced = createReplacedNotices(now, (text) => say(text, "warning"));
  /** The revisions of accepted operations whose events have not arrived. */
  const acknowledged = new Map<string, number>();
  let waiting: ReadonlyMap<number, PipelineEvent> = new Map();
  const labelOf = ({ id, type }: Operation) => labels.get(id) ?? type;

  const receive = (events: readonly PipelineEvent[]) => {
    const before = store.getState();
    const advanced = advance({ pipeline: before.confirmed, revision: before.revision, waiting }, events);
    waiting = advanced.waiting;
    for (const { operation, clientId: from, revision } of advanced.applied) {
      const label = labels.get(operation.id);
      if (label === undefined) replaced.received(operation, () => nameOf?.(from, revision));
      else replaced.confirmed(operation, label);
    }
    const { state, settled } = settle(before, advanced, acknowledged);
    const isSaid = advanced.applied.some(({ operation }) => isCommentOperation(operation));
    store.setState({
      ...state,
      ...(isSaid ? { besideComments: before.besideComments + 1 } : {}),
      ...(settled.length > 0 && state.pending.length === 0 ? { savedAt: now() } : {}),
    });
    for (const id of settled) {
      acknowledged.delete(id);
      labels.delete(id);
    }
    keeper.remove(settled);
  };

  const answered = ({ results }: PushAnswer, batch: readonly Operation[]) => {
    const sent = new Map(batch.map((operation) => [operation.id, operation]));
    const pending = new Set(store.getState().pending.map(({ id }) => id));
    const events: PipelineEvent[] = [];
    const lost = new Set<string>();
    for (const { id, revision, outcome } of results) {
      const operation = sent.get(id);
      if (!operation) continue;
      if (pending.has(id)) acknowledged.set(id, revision);
      if (outcome === "superseded") lost.add(labelOf(operation));
      events.push({ revision, clientId, operation });
    }
    keeper.remove(events.map(({ operation }) => operation.id));
    for (const label of lost)
      say(`No effect: another person removed the element. Change: ${label}.`, "warning");
    receive(events);
  };

  const refused = (refusals: readonly Refusal[]) => {
    const ids = new Set(refusals.map(({ operation }) => operation.id));
    const added = refusals.map(({ operation, reason }) => ({ operation, reason, label: labelOf(operation) }));
    store.setState(({ confirmed, pending: before, setAside }) => {
      const pending = before.filter(({ id }) => !ids.has(id));
      return { pending, setAside: [...setAside, ...added], visible: rebase(confirmed, pending) };
    });
    for (const { operation, reason } of refusals) keeper.setAside(operation.id, reason);
    for (const id of ids) labels.delete(id);
    const [first] = added;
    if (first)
      say(
        `${plural(added.length, "A change was", `${added.length} changes were`)} refused and not saved: ${first.label} (${first.reason}).`,
        "error",
      );
  };

  return {
    unsent: () => store.getState().pending.filter(({ id }) => !acknowledged.has(id)),
    receive,
    answered,
    refused,
    replace: ({ document, revision }) => {
      if (revision <= store.getState().revision) return;
      const confirmed = pipelineFromDocument(document);
      store.setState(({ pending, besideComments }) => ({
        confirmed,
        revision,
        visible: rebase(confirmed, pending),
        // A document does not report the messages of the time between.
        besideComments: besideComments + 1,
      }));
      receive([]);
    },
    hasGap: () => waiting.size > 0,
  };
}
