import type { Claim, PipelineDocument } from "../pipeline/document";
import { documentFromPipeline, emptyPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { isReviewPending } from "./review-pending";

/**
 * Which claims of a document wait for a second person on a day: `isReviewPending`, for who has no map of it.
 * @param today the UTC day as `YYYY-MM-DD`.
 */
export function pendingIn(
  { policy, reviews }: Pick<PipelineDocument, "policy" | "reviews">,
  today: string,
): (claim: Claim) => boolean {
  if (policy === undefined) return () => false;
  const empty = documentFromPipeline(emptyPipeline(""));
  const map = pipelineFromDocument({ ...empty, policy, ...(reviews ? { reviews } : {}) });
  return (claim) => isReviewPending(claim, today, map);
}
