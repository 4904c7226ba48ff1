import type { StoreApi } from "zustand/vanilla";
import type { Operation, OperationBody } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Result } from "@/lib/domain/result";
import type { Ended } from "../live/ended";

export type Connection = "live" | "connecting" | "offline" | "ended";
/** `passing` answers what was just pressed: it goes away by itself, and at once when something is done. */
export type NoticeTone = "information" | "warning" | "error" | "passing";

export interface EditorNotice {
  readonly id: string;
  readonly tone: NoticeTone;
  readonly text: string;
  readonly undoable?: boolean;
  /** What can be said to it; saying any of it ends the notice. */
  readonly answers?: readonly NoticeAnswer[];
}

export interface NoticeAnswer {
  readonly text: string;
  readonly act?: () => void;
}

/** An operation that the server refused, kept so that nobody's work is lost silently. */
export interface SetAside {
  readonly operation: Operation;
  readonly label: string;
  readonly reason: string;
}

export interface EditorState {
  /** What the server has said so far, at `revision`. */
  readonly confirmed: Pipeline;
  readonly revision: number;
  /** Operations of this person that `confirmed` does not hold yet, oldest first. */
  readonly pending: readonly Operation[];
  /** What the person sees: `confirmed` with `pending` on top. */
  readonly visible: Pipeline;
  readonly connection: Connection;
  /** The server answers and cannot take what was sent, as when its database is away; it is sent again. */
  readonly isHeldUp: boolean;
  /** Unsent work of an earlier visit was found, and is not in `pending` yet. */
  readonly isTakingUp: boolean;
  readonly ended?: Ended;
  readonly setAside: readonly SetAside[];
  readonly notices: readonly EditorNotice[];
  readonly undoLabel?: string | undefined;
  readonly redoLabel?: string | undefined;
  /** How often the person took a step back, or again. */
  readonly stepsTaken: number;
  readonly savedAt?: number;
  /**
   * Counts up whenever what is kept beside the map may have changed: what was given of what runs, reports, what came of them. The
   * first connection counts, too: nothing was told of what changed between the making of the page and then.
   */
  readonly beside: number;
  /** Of those: how often it may have been what was given of what runs. */
  readonly besideRunning: number;
  /** Counts up whenever comments may have come, or gone. */
  readonly besideComments: number;
}

export interface EditorActions {
  /** Applies all of an edit at once, or none of it and says why not. `label` is its name in the undo list: "move Jenkins". */
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
  /** Whether nothing is lost or left waiting when the page goes now: the server has everything, or cannot be reached and this browser keeps it. */
  readonly isSafeToLeave: () => boolean;
}
