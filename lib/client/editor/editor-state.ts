import type { StoreApi } from "zustand/vanilla";
import type { Operation, OperationBody } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Result } from "@/lib/domain/result";
import type { Ended } from "../live/ended";

export type Connection = "live" | "connecting" | "offline" | "ended";
/** `passing` confirms a press: it disappears by itself, and at once with the next action. */
export type NoticeTone = "information" | "warning" | "error" | "passing";

export interface EditorNotice {
  readonly id: string;
  readonly tone: NoticeTone;
  readonly text: string;
  readonly undoable?: boolean;
  /** The possible answers; any of them ends the notice. */
  readonly answers?: readonly NoticeAnswer[];
}

export interface NoticeAnswer {
  readonly text: string;
  readonly act?: () => void;
}

/** A refused operation, kept so that no work is lost silently. */
export interface SetAside {
  readonly operation: Operation;
  readonly label: string;
  readonly reason: string;
}

export interface EditorState {
  /** The server's state so far, at `revision`. */
  readonly confirmed: Pipeline;
  readonly revision: number;
  /** Operations of this person that `confirmed` lacks, oldest first. */
  readonly pending: readonly Operation[];
  /** The visible state: `confirmed` with `pending` on top. */
  readonly visible: Pipeline;
  readonly connection: Connection;
  /** The server answers but cannot save, as when its database is down; the operations are sent again. */
  readonly isHeldUp: boolean;
  /** Unsent work of an earlier visit was found, and is not in `pending` yet. */
  readonly isTakingUp: boolean;
  readonly ended?: Ended;
  readonly setAside: readonly SetAside[];
  readonly notices: readonly EditorNotice[];
  readonly undoLabel?: string | undefined;
  readonly redoLabel?: string | undefined;
  /** How often the person used undo or redo. */
  readonly stepsTaken: number;
  readonly savedAt?: number;
  /**
   * Counts up whenever data beside the map may have changed: runtime data, scan reports and their results. The first
   * connection counts, too: changes between rendering the page and then were not reported.
   */
  readonly beside: number;
  /** The part of those counts that may concern runtime data. */
  readonly besideRunning: number;
  /** Counts up whenever comments may have been added or removed. */
  readonly besideComments: number;
}

export interface EditorActions {
  /** Applies a whole edit at once, or refuses it with the reason. `label` is its name in the undo list: "move Jenkins". */
  readonly edit: (bodies: readonly OperationBody[], label: string) => Result<void, string>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly say: (text: string, tone?: NoticeTone, isUndoable?: boolean) => void;
  /** A question that waits until it is answered or dismissed. */
  readonly ask: (question: string, answers: readonly NoticeAnswer[]) => void;
  readonly dismissNotice: (id: string) => void;
  readonly discardSetAside: (operation: string) => void;
  readonly exportUnsent: () => string;
}

export interface Editor
  extends EditorActions, Pick<StoreApi<EditorState>, "getState" | "getInitialState" | "subscribe"> {
  /** Loads unsent work, streams events and sends; safe to call again after `dispose`. */
  readonly start: () => void;
  readonly dispose: () => void;
  /** Whether closing the page now loses nothing: the server has everything, or is unreachable and this browser keeps it. */
  readonly isSafeToLeave: () => boolean;
}
