import "server-only";
import type { ReviewRules } from "@/lib/domain/contract/reviews";
import type { Reviewable } from "@/lib/domain/pipeline/document";
import { reviewables } from "@/lib/domain/pipeline/document-lists";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import { changeTeam } from "../team/commands";
import { bringInLineSoon, countBehind } from "./bring-in-line";
import { policyRow } from "./policy-row";
import { raisePolicy } from "./raise-policy";

/** The kinds of statements that can require approval, inside a sentence. */
const reviewableWords: { readonly [R in Reviewable]: string } = {
  verified: "verified",
  "not-applicable": "not applicable",
  accepted: "accepted risk",
};

interface ReviewRulesNow extends ReviewRules {
  readonly waiting: number;
}

/** The statements that require two-person approval, and the number of maps that lack this setting. */
export async function getReviewRules({ workspaceId }: WorkspaceAccess): Promise<ReviewRulesNow> {
  const { needsReview } = await policyRow(workspaceId);
  return { needsReview: [...needsReview], waiting: await countBehind(workspaceId) };
}

/** Snapshots and shares stay unchanged: they freeze the rules of their time. */
export async function changeReviewRules(
  access: WorkspaceAccess,
  rules: ReviewRules,
  now = new Date(),
): Promise<ReviewRulesNow> {
  const { workspaceId, viewer } = access;
  // In one order, so that the same rules are the same text.
  const needsReview = reviewables.filter((one) => rules.needsReview.includes(one));
  await changeTeam(access, async (transaction) => {
    const before = await policyRow(workspaceId, transaction);
    if (before.needsReview.join() === needsReview.join()) return;
    await raisePolicy(workspaceId, transaction, { needsReview: JSON.stringify(needsReview) });
    const needs = needsReview.map((one) => reviewableWords[one]).join(", ") || "none";
    await recordAudit(
      { event: "review-rules-changed", actor: actorOf(viewer), workspaceId, detail: { needs } },
      transaction,
      now,
    );
  });
  await bringInLineSoon(workspaceId);
  return getReviewRules(access);
}
