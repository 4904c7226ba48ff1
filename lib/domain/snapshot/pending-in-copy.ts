import type { Claim, PipelineDocument } from "../pipeline/document";

type Place = Pick<Claim, "node" | "control">;

export interface PendingInCopy {
  readonly isPending: (claim: Place) => boolean;
  /** Evidence is among it: what is declared may have some. */
  readonly asksReview: boolean;
}

/** The pending approvals at the time of a copy, which lists them without the rules of its workspace. O(pending + claims). */
export function pendingInCopy(
  { claims }: Pick<PipelineDocument, "claims">,
  pending: readonly Place[] = [],
): PendingInCopy {
  const places = new Set(pending.map(({ node, control }) => `${node} ${control}`));
  const isPending = ({ node, control }: Place) => places.has(`${node} ${control}`);
  return {
    isPending,
    asksReview: claims.some((claim) => claim.status === "implemented" && isPending(claim)),
  };
}
