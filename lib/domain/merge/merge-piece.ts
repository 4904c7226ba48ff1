import type { OperationBody } from "../pipeline/operations";
import type { ChangeGroup } from "../compare/change-groups";
import type { EffectiveStatus } from "../posture/coverage/effective-status";
import type { Place } from "../scan/source";

/** One thing that a merge would do to a map, to be taken or left by itself. */
export interface MergePiece {
  /** The same at every planning of the same merge: `node ID`, `claim NODE CONTROL`; with ` said` behind it where it takes the place of what a person said. */
  readonly id: string;
  readonly of: "node" | "edge" | "zone" | "image" | "claim";
  readonly does: "add" | "change" | "remove";
  /** What it is about, as a person calls it. */
  readonly title: string;
  /** What becomes of it, where that is more than coming or going. */
  readonly says?: string;
  /** Whose card it is shown on. */
  readonly node?: string;
  /** The files and lines that it was read from; none for another map. */
  readonly proofs: readonly Place[];
  /** Ids of pieces that it can't be without. */
  readonly needs: readonly string[];
  /** Taken unless somebody says otherwise. All that it needs is, too. */
  readonly ticked: boolean;
  /** Why it is not ticked, in a sentence. */
  readonly why?: string;
  readonly operations: readonly OperationBody[];
  /** What it does to the control of its claim, where that is nearer to being in place by it, or further from it. */
  readonly effect?: PieceEffect;
  /** Lines of files that speak of what goes, as they were read: `app/Dockerfile:2 USER node`. */
  readonly gone?: readonly string[];
}

/** As a comparison of the map before and after has it. */
export interface PieceEffect {
  readonly group: Extract<ChangeGroup, "worse" | "better">;
  readonly before: EffectiveStatus;
  readonly after: EffectiveStatus;
}

/** Whether something that comes is something that is there: nobody but a person knows. */
export interface MergeQuestion {
  /** What an answer names: the id of the node in what comes. */
  readonly id: string;
  readonly question: string;
  readonly choices: readonly { readonly node: string; readonly name: string }[];
  readonly at?: Place;
}

export interface MergePlan {
  /** What is there before what hangs on it. */
  readonly pieces: readonly MergePiece[];
  readonly questions: readonly MergeQuestion[];
  /** What has no room on the map, in sentences. */
  readonly tooMuch: readonly string[];
}

/** By id of a question, the node that it is, or `new`. */
export type SameAnswers = Readonly<Record<string, string>>;
