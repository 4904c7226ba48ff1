import type { Claim, PipelineDocument } from "../pipeline/document";
import { documentFromPipeline, emptyPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { isReviewPending } from "./review-pending";

/**
 * Claims of a document with pending approval on a day: `isReviewPending` without a map.
 * @param today the UTC day as `YYYY-MM-DD`
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
