import type { Comparison } from "@/lib/domain/posture/compare";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import type { IncidentAnswer } from "@/lib/domain/posture/incidents/incident-answer";
import type { BothProofs } from "@/lib/domain/posture/posture";
import type { SupposedChange } from "@/lib/domain/posture/what-if/supposed-change";
import type { Compromise } from "@/lib/domain/posture/ways-in/way-in";
import type { WhyNotAnalysed } from "@/lib/domain/posture/words/not-analysed";
import type { PosturePatch } from "./map-posture";
import type { PipelineChanges } from "./pipeline-changes";

/** Which way a question about a hostile node is asked: what it reaches, or who reaches it. */
export type Direction = "reaches" | "reached-by";

/** What the page says to the thread that analyses. `today` is the UTC day. */
export type PostureAsk =
  /** What became of the pipeline; the first ones make it. Answered with a posture unless more follows. */
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
      /** The other end of a way that is to be told: a target, or asked by target a hostile node. */
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

/** While a hand holds something, the thread looks for nothing that nobody asked for. */
export type ToThread = PostureAsk | { readonly type: "hand"; readonly isHolding: boolean };

/** What an attacker who has a node comes to, with the way to one end, node by node. */
export interface AskedCompromise extends Compromise {
  readonly way?: readonly string[] | undefined;
}

/** A question about the map as it is, whose answer changes nothing; of each kind the last one counts. */
export type PostureQuestion = Unnumbered<Extract<PostureAsk, { readonly type: "compromise" | "incident" }>>;
type Unnumbered<Ask> = Ask extends unknown ? Omit<Ask, "ask" | "today"> : never;

export type PostureAnswer =
  | { readonly type: "ready" }
  | { readonly type: "posture"; readonly patch: PosturePatch }
  /** What took longer to find, of the posture that was answered last. */
  | { readonly type: "more"; readonly patch: PosturePatch }
  /** `after` makes what would be of the posture that was answered last, `changes` the map that it is about of the one that is; of the gaps that would be left, the first. */
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
  /** It could not be worked out; without `ask` it is the posture. */
  | { readonly type: "failed"; readonly ask?: number; readonly why?: WhyNotAnalysed };
