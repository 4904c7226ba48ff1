/** What came of one statement of a report. */
export type StatementState =
  /** A piece of evidence on the claim of this node. */
  | { readonly as: "matched"; readonly node: string }
  /** It supports, but another subject contradicts the same claim: it is added once that ends. */
  | { readonly as: "held"; readonly node: string; readonly why: string }
  /** A newer report of the same tool says something of the same. */
  | { readonly as: "older" }
  /** A person has to choose the node. */
  | { readonly as: "waiting"; readonly why: string; readonly candidates: readonly string[] }
  /** A person excluded it: it is about nothing on this map. */
  | { readonly as: "aside"; readonly reason: string };
