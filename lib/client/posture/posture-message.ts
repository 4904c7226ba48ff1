import type { Comparison } from "@/lib/domain/posture/compare";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import type { IncidentAnswer } from "@/lib/domain/posture/incidents/incident-answer";
import type { BothProofs } from "@/lib/domain/posture/posture";
import type { SupposedChange } from "@/lib/domain/posture/what-if/supposed-change";
import type { Compromise } from "@/lib/domain/posture/ways-in/way-in";
import type { WhyNotAnalysed } from "@/lib/domain/posture/words/not-analysed";
import type { PosturePatch } from "./map-posture";
import type { PipelineChanges } from "./pipeline-changes";

/** The direction of a blast radius question: the targets that a node reaches, or the nodes that reach a target. */
export type Direction = "reaches" | "reached-by";

/** The messages from the page to the analysing thread. `today` is the UTC day. */
export type PostureAsk =
  /** Changes of the pipeline; the first message creates it. Answered with a posture unless more follows. */
  | {
      readonly type: "changes";
      readonly changes: PipelineChanges;
      readonly today: string;
      readonly isMoreComing: boolean;
    }
  | {
      readonly type: "what-if";
      readonly ask: number;
      readonly change: SupposedChange;
      readonly today: string;
    }
  | {
      readonly type: "compromise";
      readonly ask: number;
      readonly node: string;
      readonly direction: Direction;
      readonly proof: "declared" | "proven";
      /** The other end of the requested path: a target, or for a target a compromised node. */
      readonly wayTo: string | undefined;
      readonly today: string;
    }
  | {
      readonly type: "incident";
      readonly ask: number;
      /** Its id in the catalogue. */
      readonly incident: string;
      readonly proof: "declared" | "proven";
      readonly today: string;
    };

/** During a drag, the thread runs no background search. */
export type ToThread = PostureAsk | { readonly type: "hand"; readonly isHolding: boolean };

/** The reach of an attacker who controls a node, with the path to one end, node by node. */
export interface AskedCompromise extends Compromise {
  readonly way?: readonly string[] | undefined;
}

/** A question about the current map, whose answer changes nothing; only the last one of each kind counts. */
export type PostureQuestion = Unnumbered<Extract<PostureAsk, { readonly type: "compromise" | "incident" }>>;
type Unnumbered<Ask> = Ask extends unknown ? Omit<Ask, "ask" | "today"> : never;

export type PostureAnswer =
  | { readonly type: "ready" }
  | { readonly type: "posture"; readonly patch: PosturePatch }
  /** Results of the longer search, for the last answered posture. */
  | { readonly type: "more"; readonly patch: PosturePatch }
  /** `after` turns the last answered posture into the assumed one, `changes` the current map into the assumed one; the first of the remaining gaps. */
  | {
      readonly type: "what-if";
      readonly ask: number;
      readonly comparison: Comparison;
      readonly changes: PipelineChanges;
      readonly after: PosturePatch;
      readonly gaps: BothProofs<readonly Gap[]>;
    }
  | { readonly type: "compromise"; readonly ask: number; readonly compromise: AskedCompromise }
  | { readonly type: "incident"; readonly ask: number; readonly incident: IncidentAnswer }
  /** The calculation failed; without `ask` it is the posture. */
  | { readonly type: "failed"; readonly ask?: number; readonly why?: WhyNotAnalysed };
