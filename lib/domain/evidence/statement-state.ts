/** What came of one statement of a report. */
export type StatementState =
  /** A piece of evidence on the claim of this node. */
  | { readonly as: "matched"; readonly node: string }
  /** It supports, while another subject's contradiction is on the same claim: it is added once that is gone. */
  | { readonly as: "held"; readonly node: string; readonly why: string }
  /** A newer report of the same tool says something of the same. */
  | { readonly as: "older" }
  /** A person has to choose the node. */
  | { readonly as: "waiting"; readonly why: string; readonly candidates: readonly string[] }
  /** A person said that it is about nothing of this map. */
  | { readonly as: "aside"; readonly reason: string };
