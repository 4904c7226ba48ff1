import type { ClaimStatus } from "../../pipeline/document";
import type { ControlAt } from "../ways-in/way-in";

/** What is asked of a connection, or of a node, and answered with one of a few words. */
export type AskedOfEdge = "automated" | "pinned" | "right" | "shortLived";
export type AskedOfNode = "buildsImages" | "environment";

/** What would settle something that is assumed: an answer on a control, on a connection or on a node. */
export interface SettlingQuestion {
  readonly text: string;
  /** As what the analysis reads it until it is answered; of a control that goes without saying. */
  readonly assumed?: string;
  /** It is said to be in place, and evidence of today is what is lacking. */
  readonly asksEvidence?: true;
  readonly about:
    | { readonly claim: ControlAt }
    | { readonly edge: string; readonly asks: AskedOfEdge }
    | { readonly node: string; readonly asks: AskedOfNode };
}

/** The answers that a question about a control takes on the spot; one that does not apply needs a reason, and is said among the gaps. */
export const answersAtHand: readonly Exclude<ClaimStatus, "not-applicable">[] = [
  "implemented",
  "partial",
  "planned",
  "missing",
];
