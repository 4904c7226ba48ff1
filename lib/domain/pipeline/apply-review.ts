import { applied, type ApplyResult, superseded, tooMany } from "./apply-result";
import { limits } from "./limits";
import type { OperationBody } from "./operations";
import { byId, type Pipeline, reviewsOf } from "./pipeline";

type ReviewOperation = Extract<OperationBody, { type: "review.added" | "review.withdrawn" }>;

/** A confirmation is given once and withdrawn, never changed. Nothing else takes it away: whether it holds is seen in the claim. */
export function applyReviewOperation(pipeline: Pipeline, operation: ReviewOperation): ApplyResult {
  const node = operation.type === "review.added" ? operation.review.node : operation.node;
  const before = reviewsOf(pipeline, node);
  if (operation.type === "review.withdrawn") {
    const after = before.filter(({ id }) => id !== operation.withdrawn);
    if (after.length === before.length) return superseded(pipeline);
    return applied({
      ...pipeline,
      reviews: after.length > 0 ? pipeline.reviews.with(node, after) : pipeline.reviews.without(node),
      reviewCount: pipeline.reviewCount - 1,
    });
  }
  const { review } = operation;
  if (!pipeline.nodes.get(node) || before.some(({ id }) => id === review.id)) return superseded(pipeline);
  if (pipeline.reviewCount >= limits.reviews) return tooMany("reviews", limits.reviews);
  // In the order of their ids, so that a document that is written and read again is the same.
  const after = [...before, review].toSorted(byId);
  return applied({
    ...pipeline,
    reviews: pipeline.reviews.with(node, after),
    reviewCount: pipeline.reviewCount + 1,
  });
}
