import type { Claim } from "@/lib/domain/pipeline/document";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { ClaimNow } from "@/lib/client/posture/pipeline-changes";

export interface ClaimTarget {
  readonly node: string;
  readonly control: string;
  /** What if it were in place, with proof; or what if it were not. */
  readonly stands: boolean;
}

/** Adds to what is assumed, or changes what is assumed already; others stay in their order. */
export function suppose(
  before: readonly ClaimTarget[],
  added: readonly ClaimTarget[],
): readonly ClaimTarget[] {
  const keyOf = ({ node, control }: ClaimTarget) => `${node} ${control}`;
  const now = new Map([...before, ...added].map((target) => [keyOf(target), target]));
  return [...now.values()];
}

export function supposeNoMore(
  before: readonly ClaimTarget[],
  { node, control }: Pick<ClaimTarget, "node" | "control">,
): readonly ClaimTarget[] {
  return before.filter((target) => target.node !== node || target.control !== control);
}

/**
 * The claims as they would be. One that is assumed in place is so by evidence of today, so that it counts as proven
 * too, and nothing contradicts it. A node that is gone has none.
 */
export function supposedClaims(
  pipeline: Pipeline,
  targets: readonly ClaimTarget[],
  today: string,
): readonly ClaimNow[] {
  return targets.flatMap(({ node, control, stands }): ClaimNow[] => {
    if (!pipeline.nodes.get(node)) return [];
    const {
      evidence: _evidence,
      review: _review,
      ...said
    } = claimsOf(pipeline, node).get(control) ?? { node, control };
    const claim: Claim = stands
      ? {
          ...said,
          status: "implemented",
          evidence: [{ id: "supposed", title: "Assumed", result: "supports", effective: today }],
        }
      : { ...said, status: "missing" };
    return [{ node, control, claim }];
  });
}
