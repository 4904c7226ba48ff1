import "server-only";
import { hasRole } from "@/lib/domain/contract/roles";
import type { Claim } from "@/lib/domain/pipeline/document";
import { reviewsOf } from "@/lib/domain/pipeline/pipeline";
import { reviewHolds } from "@/lib/domain/reviews/review-holds";
import type { Confirmations } from "@/lib/domain/reviews/review-pending";
import type { Viewer } from "../auth/viewer";
import type { MachineRule } from "../tokens/operators";

/** A program with a token can't have reviewed anything. */
export const tokenCannot = "A token can't approve a status: sign in as a person";

/** Why a person may not approve the claims of a trust rule's jobs, as a sentence without its end. */
function whyNotOfRule({ userId, role }: Viewer, rule: MachineRule): string | undefined {
  if (rule.makers.has(userId))
    return `You created or changed the trust rule “${rule.name}”, whose job set this status: another person has to approve it`;
  if (rule.operators.has(userId))
    return `You operate or operated the job that set this status under the trust rule “${rule.name}”: another person has to approve it`;
  if (!rule.isOperated && !hasRole(role, "admin"))
    return `The trust rule “${rule.name}”, whose job set this status, has no operator: an admin who neither created nor changed the rule has to approve it`;
  return undefined;
}

/**
 * Why a person may not approve a claim on a day, as a sentence without its end; undefined if they may.
 * @param claimants the accounts that wrote the claim's current content: `claimantsOf`.
 * @param rules the trust rules of the workspace: `readMachineRules`.
 */
export function whyNotConfirm(
  viewer: Viewer,
  map: Confirmations,
  claim: Claim,
  claimants: ReadonlySet<string>,
  today: string,
  rules: ReadonlyMap<string, MachineRule>,
): string | undefined {
  const { userId, role, token } = viewer;
  if (token !== undefined) return tokenCannot;
  if (!hasRole(role, "editor")) return "Only editors can approve";
  if (claimants.has(userId))
    return "You set this status or added its evidence: another person has to approve it";
  for (const claimant of claimants) {
    const rule = rules.get(claimant);
    const whyNot = rule && whyNotOfRule(viewer, rule);
    if (whyNot !== undefined) return whyNot;
  }
  const isDone = reviewsOf(map, claim.node).some(
    (review) => review.reviewer === userId && reviewHolds(review, claim, today),
  );
  return isDone ? "You have already approved this status" : undefined;
}
