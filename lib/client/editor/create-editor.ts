import { createStore } from "zustand/vanilla";
import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { asUndoId } from "@/lib/domain/pipeline/undo-id";
import { err, ok } from "@/lib/domain/result";
import { today } from "../today";
import type { NameOfTab } from "../live/name-of-tab";
import type { Transport } from "../live/transport";
import type { LoadOperationChecks } from "../parts/load-operation-checks";
import { createKeeper } from "../outbox/keep-unsent";
import type { Outbox } from "../outbox/outbox";
import { adoptEntries } from "./adopt-entries";
import { applyEdit, type Performed, performAll } from "@/lib/domain/edits/apply-edit";
import type { Editor, EditorActions, EditorNotice } from "./editor-state";
import { freshState } from "./fresh-state";
import { createConfirming } from "./confirming";
import type { KeptUndo } from "./kept-undo";
import { createSynchroniser } from "./synchronise";
import { inverseLeaving, withoutReplaced } from "@/lib/domain/edits/take-back";
import {
  didStep,
  emptyHistory,
  type History,
  labelsOf,
  redidStep,
  type Step,
  takenUp,
  undidStep,
} from "./undo-history";
import { refusalText } from "./typed-text";

export interface EditorInput {
  readonly pipelineId: string;
  readonly clientId: string;
  readonly initial: PipelineAnswer;
  readonly transport: Transport;
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  /** If left out, the person may edit the pipeline. */
  readonly isReadOnly?: boolean;
  readonly nameOf?: NameOfTab;
  /** If left out, the undo list ends with the page. */
  readonly keptUndo?: KeptUndo;
  readonly loadChecks: LoadOperationChecks;
}

/** The state of one open pipeline: the drawn one, unsent operations, the undo list. It does nothing until started. */
export function createEditor({
  pipelineId,
  clientId,
  initial,
  transport,
  outbox,
  now,
  random,
  newId,
  isReadOnly = false,
  nameOf,
  keptUndo,
  loadChecks,
}: EditorInput): Editor {
  const pipeline = pipelineFromDocument(initial.document);
  const store = createStore(() => freshState(pipeline, initial.revision));
  const labels = new Map<string, string>();
  let history: History = emptyHistory;
  let stopAdopting: (() => void) | undefined;
  let hasTakenUp = isReadOnly;

  const show = (added: Omit<EditorNotice, "id">) =>
    store.setState(({ notices }) => ({
      notices: [...notices.filter(({ text }) => text !== added.text), { id: newId(), ...added }].slice(
        -mostNotices,
      ),
    }));
  const say: EditorActions["say"] = (text, tone = "information", isUndoable = false) =>
    show({ tone, text, ...(isUndoable ? { undoable: true } : {}) });
  const keeper = createKeeper(outbox, () =>
    say("This browser cannot keep changes for later. Stay on this page until they are saved.", "warning"),
  );
  const confirming = createConfirming({ store, clientId, keeper, now, say, labels, nameOf });
  const synchroniser = createSynchroniser({
    store,
    clientId,
    transport,
    random,
    confirming,
    stored: keeper.stored,
  });

  const commit = (
    { visible, bodies }: Performed,
    { label, isUndo = false }: { readonly label: string; readonly isUndo?: boolean },
    after: History,
  ) => {
    const operations = bodies.map((body): Operation => ({
      ...body,
      id: isUndo ? asUndoId(newId()) : newId(),
    }));
    for (const { id } of operations) labels.set(id, label);
    history = after;
    keptUndo?.keep(history);
    // An offer to undo refers to the newest edit, which is now this one; earlier toasts end.
    const isOver = ({ undoable, tone }: EditorNotice) => undoable === true || tone === "passing";
    store.setState(({ pending, notices }) => ({
      visible,
      pending: [...pending, ...operations],
      notices: notices.some(isOver) ? notices.filter((notice) => !isOver(notice)) : notices,
      ...labelsOf(history),
    }));
    if (operations.length === 0) return;
    keeper.add(operations.map((operation) => ({ operation, label })));
    synchroniser.kick();
  };

  const edit: EditorActions["edit"] = (bodies, label) => {
    const { ended, visible } = store.getState();
    if (ended) return err(refusalText(ended.text, bodies));
    const performed = applyEdit(visible, bodies, today());
    if (!performed.ok) return err(refusalText(performed.error, bodies));
    if (performed.value.bodies.length > 0)
      commit(performed.value, { label }, didStep(history, stepOf(label, performed.value)));
    return ok(undefined);
  };

  const step = (word: "Undo" | "Redo", taken: Step | undefined, move: typeof undidStep) => {
    const { ended, visible } = store.getState();
    if (!taken || ended) return;
    const applicable = withoutReplaced(visible, taken.inverse);
    const performed = performAll(visible, applicable);
    if (!performed.ok) return say(performed.error, "error");
    const { bodies, skipped } = performed.value;
    const way = stepOf(taken.label, performed.value);
    const label = `${word.toLowerCase()} ${taken.label}`;
    commit(performed.value, { label, isUndo: word === "Undo" }, move(history, way));
    store.setState(({ stepsTaken }) => ({ stepsTaken: stepsTaken + 1 }));
    if (skipped.length > 0 || applicable !== taken.inverse.bodies)
      say(
        `${word} ${taken.label}: ${bodies.length > 0 ? "only partly possible" : "not possible"}, because another person changed or removed the element.`,
        "warning",
      );
  };

  store.subscribe(({ ended }) => {
    // The undo list may contain the erased text.
    if (ended?.reason === "signed-out" || ended?.reason === "erased") keptUndo?.drop();
  });
  /** Called once unsent work is restored, which the newest steps may refer to. */
  const takeUpHistory = async () => {
    if (hasTakenUp || !keptUndo) return;
    hasTakenUp = true;
    const earlier = await keptUndo.load();
    await keeper.stored();
    history = takenUp(earlier, history);
    keptUndo.keep(history);
    store.setState(labelsOf(history));
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    edit,
    undo: () => step("Undo", history.done.at(-1), undidStep),
    redo: () => step("Redo", history.undone.at(-1), redidStep),
    say,
    ask: (text, answers) => show({ tone: "information", text, answers }),
    dismissNotice: (id) =>
      store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
    discardSetAside: (id) => {
      store.setState(({ setAside }) => ({
        setAside: setAside.filter(({ operation }) => operation.id !== id),
      }));
      keeper.remove([id]);
    },
    exportUnsent: () => {
      const { pending, setAside } = store.getState();
      return JSON.stringify({ pipeline: pipelineId, operations: pending, setAside }, undefined, 2);
    },
    start: () => {
      stopAdopting ??= keeper.adopt(async (entries) => {
        if (entries.length === 0) return;
        store.setState({ isTakingUp: true });
        const checks = await loadChecks().catch(() => undefined);
        store.setState({ isTakingUp: false });
        if (!checks) return say("Your earlier unsent changes are still kept. Reload the page.", "warning");
        adoptEntries({ store, labels, keeper, isReadOnly, ...checks }, entries);
        synchroniser.kick();
      });
      void takeUpHistory();
      synchroniser.start();
    },
    dispose: () => {
      stopAdopting?.();
      stopAdopting = undefined;
      synchroniser.stop();
    },
    isSafeToLeave: () => {
      const { connection, ended } = store.getState();
      return (
        keeper.hasAll() &&
        (connection === "offline" || ended !== undefined || confirming.unsent().length === 0)
      );
    },
  };
}

const mostNotices = 20;

/** Undefined: it cannot be undone. */
function stepOf(label: string, { visible, inverse: bodies }: Performed): Step | undefined {
  const inverse = inverseLeaving(visible, bodies);
  return inverse.bodies.length > 0 ? { label, inverse } : undefined;
}
