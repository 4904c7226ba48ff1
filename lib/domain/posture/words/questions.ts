import type { ClaimStatus } from "../../pipeline/document";
import type { ControlAt } from "../ways-in/way-in";

/** Questions on a connection or a node with a fixed set of answers. */
export type AskedOfEdge = "automated" | "pinned" | "right" | "shortLived";
export type AskedOfNode = "buildsImages" | "environment";

/** A question whose answer settles an assumption: on a control, a connection or a node. */
export interface SettlingQuestion {
  readonly text: string;
  /** What the analysis assumes until it is answered; absent for controls. */
  readonly assumed?: string;
  /** It is declared, and lacks current evidence. */
  readonly asksEvidence?: true;
  readonly about:
    | { readonly claim: ControlAt }
    | { readonly edge: string; readonly asks: AskedOfEdge }
    | { readonly node: string; readonly asks: AskedOfNode };
}

/** Answers on a control that need nothing else. "Not applicable" needs a reason, so it is set among the gaps. */
export const answersAtHand: readonly Exclude<ClaimStatus, "not-applicable">[] = [
  "implemented",
  "partial",
  "planned",
  "missing",
];
