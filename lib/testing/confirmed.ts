import * as fc from "fast-check";
import type { Claim, PipelineDocument, Review } from "../domain/pipeline/document";
import { reviewables } from "../domain/pipeline/document-lists";

/** What a workspace asks to be confirmed, and which of the claims are: by their place in the document. */
export interface Confirmed {
  readonly asked: (typeof reviewables)[number][];
  readonly given: readonly { readonly claim: number; readonly isOld: boolean; readonly evidence: number }[];
}

export const confirmedArbitrary: fc.Arbitrary<Confirmed> = fc.record({
  asked: fc.oneof(fc.constant<Confirmed["asked"]>([]), fc.subarray([...reviewables])),
  given: fc.array(
    fc.record({ claim: fc.nat(60), isOld: fc.nat(4).map((one) => one === 0), evidence: fc.nat(3) }),
    {
      maxLength: 6,
    },
  ),
});

/** The document with these confirmations: most of what the claims say, some of what they said before, of some of the evidence. */
export function withConfirmed(document: PipelineDocument, { asked, given }: Confirmed): PipelineDocument {
  const { claims } = document;
  const reviews = given.flatMap(({ claim: index, isOld, evidence }, number): Review[] => {
    const claim = claims[index % Math.max(claims.length, 1)];
    return claim ? [reviewOf(claim, { id: `w${number}`, isOld, evidence })] : [];
  });
  return {
    ...document,
    ...(reviews.length === 0 ? {} : { reviews }),
    ...(asked.length === 0 ? {} : { policy: { needsReview: asked } }),
  };
}

interface Given {
  readonly id: string;
  readonly isOld: boolean;
  /** Which piece was not there; past the last: all were. */
  readonly evidence: number;
}

function reviewOf({ node, control, ...claim }: Claim, { id, isOld, evidence }: Given): Review {
  const { status = "missing", reason, review, acceptance } = claim;
  const pieces = (claim.evidence ?? []).filter(
    ({ result }, index) => result === "supports" && index !== evidence,
  );
  return {
    id,
    node,
    control,
    reviewer: "Ben1",
    name: "Ben",
    on: "2026-11-20",
    of: {
      status,
      ...(isOld ? { reason: "as it was" } : reason === undefined ? {} : { reason }),
      ...(review === undefined ? {} : { review }),
      ...(acceptance === undefined ? {} : { acceptance }),
      ...(pieces.length === 0 ? {} : { evidence: pieces }),
    },
  };
}
