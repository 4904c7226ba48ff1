import type { OperationBody } from "../pipeline/operations";
import type { ChangeGroup } from "../compare/change-groups";
import type { EffectiveStatus } from "../posture/coverage/effective-status";
import type { Place } from "../scan/source";

/** One change of a merge, to be taken or left separately. */
export interface MergePiece {
  /** Stable for the same merge: `node ID`, `claim NODE CONTROL`; with the suffix ` said` if it replaces a person's input. */
  readonly id: string;
  readonly of: "node" | "edge" | "zone" | "image" | "claim";
  readonly does: "add" | "change" | "remove";
  /** Its subject's name. */
  readonly title: string;
  /** Its change, unless it is only added or removed. */
  readonly says?: string;
  /** The node on whose card it is shown. */
  readonly node?: string;
  /** Source files and lines; none for another map. */
  readonly proofs: readonly Place[];
  /** Ids of the pieces that it requires. */
  readonly needs: readonly string[];
  /** Ticked by default, as is all that it requires. */
  readonly ticked: boolean;
  /** Why it is not ticked, as a sentence. */
  readonly why?: string;
  readonly operations: readonly OperationBody[];
  /** Its effect on the control of its claim, if that gets better or worse. */
  readonly effect?: PieceEffect;
  /** Source lines of a removal, as they were read: `app/Dockerfile:2 USER node`. */
  readonly gone?: readonly string[];
}

/** As in a comparison of the map before and after. */
export interface PieceEffect {
  readonly group: Extract<ChangeGroup, "worse" | "better">;
  readonly before: EffectiveStatus;
  readonly after: EffectiveStatus;
}

/** Whether an incoming node is one on the map, for a person to decide. */
export interface MergeQuestion {
  /** The incoming node's id, used in answers. */
  readonly id: string;
  readonly question: string;
  readonly choices: readonly { readonly node: string; readonly name: string }[];
  readonly at?: Place;
}

export interface MergePlan {
  /** Pieces come after those that they require. */
  readonly pieces: readonly MergePiece[];
  readonly questions: readonly MergeQuestion[];
  /** Sentences on records that don't fit on the map. */
  readonly tooMuch: readonly string[];
}

/** The chosen node, or `new`, by question id. */
export type SameAnswers = Readonly<Record<string, string>>;
