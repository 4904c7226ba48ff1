import type { PipelineDocument } from "../domain/pipeline/document";

/** A copy shows the confirmations that the claims still say: each is of what its claim says now. */
export function confirmedAsSaid({ reviews, ...document }: PipelineDocument): PipelineDocument {
  const said = reviews?.flatMap((review) => {
    const claim = document.claims.find(
      ({ node, control }) => node === review.node && control === review.control,
    );
    if (claim?.status === undefined) return [];
    const { status, reason, review: again, acceptance, evidence = [] } = claim;
    const supports = evidence.filter(({ result }) => result === "supports");
    const of = {
      status,
      ...(reason === undefined ? {} : { reason }),
      ...(again === undefined ? {} : { review: again }),
      ...(acceptance === undefined ? {} : { acceptance }),
      ...(supports.length === 0 ? {} : { evidence: supports }),
    };
    return [{ ...review, of }];
  });
  return { ...document, ...(said && said.length > 0 ? { reviews: said } : {}) };
}
