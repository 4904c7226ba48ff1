import "server-only";
import { hasRole } from "@/lib/domain/contract/roles";
import type { Claim } from "@/lib/domain/pipeline/document";
import { reviewsOf } from "@/lib/domain/pipeline/pipeline";
import { reviewHolds } from "@/lib/domain/reviews/review-holds";
import type { Confirmations } from "@/lib/domain/reviews/review-pending";
import type { Viewer } from "../auth/viewer";
import type { MachineRule } from "../tokens/operators";

/** A program that holds a token has seen nothing. */
export const tokenCannot = "A token can't confirm a claim: a person does, signed in";

/** Why a person may not confirm what the jobs of a trust rule claimed, as a sentence without its end. */
function whyNotOfRule({ userId, role }: Viewer, rule: MachineRule): string | undefined {
  if (rule.makers.has(userId))
    return `You made or changed the trust rule “${rule.name}”, whose job claimed this: another person has to confirm it`;
  if (rule.operators.has(userId))
    return `You operate the job, or did, that claimed this by the trust rule “${rule.name}”: another person has to confirm it`;
  if (!rule.isOperated && !hasRole(role, "admin"))
    return `The trust rule “${rule.name}”, whose job claimed this, names no operator: an admin who neither made nor changed the rule has to confirm it`;
  return undefined;
}

/**
 * Why somebody may not confirm a claim on a day, as a sentence without its end; undefined where nothing is against it.
 * @param claimants the accounts that made the claim what it says: `claimantsOf`.
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
  if (!hasRole(role, "editor")) return "Editors confirm";
  if (claimants.has(userId))
    return "You made this claim, or added its evidence: somebody else has to confirm it";
  for (const claimant of claimants) {
    const rule = rules.get(claimant);
    const whyNot = rule && whyNotOfRule(viewer, rule);
    if (whyNot !== undefined) return whyNot;
  }
  const isDone = reviewsOf(map, claim.node).some(
    (review) => review.reviewer === userId && reviewHolds(review, claim, today),
  );
  return isDone ? "You have confirmed this claim already" : undefined;
}
