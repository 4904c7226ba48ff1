import type { Review } from "../pipeline/document";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { confirmableOf } from "../reviews/confirmable-of";
import type { ClaimKey } from "./claims";
import type { Edit, Refused } from "./edit";

/** Who confirms, when, and what they write beside it. */
export type Confirming = Pick<Review, "id" | "reviewer" | "name" | "on" | "note">;

/** Approves the current status of a claim. */
export function confirmClaim(
  pipeline: Pipeline,
  { node, control, title }: ClaimKey,
  confirming: Confirming,
): Edit | Refused {
  const of = confirmableOf(claimsOf(pipeline, node).get(control), confirming.on);
  if (!of) return { refused: `“${title}” has no status to approve now.` };
  return {
    operations: [{ type: "review.added", review: { ...confirming, node, control, of } }],
    label: `approve “${title}”`,
  };
}

/** Withdraws an approval, by its id. */
export function withdrawReview({ node, control, title }: ClaimKey, withdrawn: string): Edit {
  return {
    operations: [{ type: "review.withdrawn", node, control, withdrawn }],
    label: `withdraw the approval of “${title}”`,
  };
}
