import "server-only";
import type { ReviewQueue, ToConfirm } from "@/lib/domain/contract/reviews";
import type { Claim } from "@/lib/domain/pipeline/document";
import { claimsOf, compareNodes, compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { confirmableOf } from "@/lib/domain/reviews/confirmable-of";
import { describeReviewed } from "@/lib/domain/reviews/confirmed-words";
import { isReviewPending } from "@/lib/domain/reviews/review-pending";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { PipelineAccess } from "../auth/access";
import { dayOf } from "../clock";
import { getDatabase } from "../db";
import { currentState } from "../pipeline/queries";
import { memberNames } from "../team/member-names";
import { readMachineRules } from "../tokens/operators";
import { allClaimants, readBegan } from "./began";
import { readClaimLog } from "./claim-log";
import { whyNotConfirm } from "./why-not-confirm";

const pageSize = 20;

interface QueueQuery {
  readonly page: number;
  /** Both, for the claim of one control, pending or not. */
  readonly node?: string | undefined;
  readonly control?: string | undefined;
}

/**
 * The claims of a pipeline that can be approved, in the order of the map; for those on the page, with their
 * authors.
 */
export async function getReviewQueue(
  access: PipelineAccess,
  { page, node, control }: QueueQuery,
  now = new Date(),
): Promise<ReviewQueue> {
  const { pipeline } = await currentState(access);
  const today = dayOf(now);
  const all =
    node === undefined
      ? pendingClaims(pipeline, today)
      : [...claimsOf(pipeline, node).values()].filter(
          (claim) => control === undefined || claim.control === control,
        );
  const shown = all.slice((page - 1) * pageSize, page * pageSize);
  const { userId, name, role } = access.viewer;
  return {
    total: all.length,
    page,
    items: await describeClaims(access, pipeline, shown, today),
    you: { id: userId, name, isAdmin: role === "admin" },
  };
}

function pendingClaims(pipeline: Pipeline, today: string): readonly Claim[] {
  if ((pipeline.policy.needsReview ?? []).length === 0) return [];
  return [...pipeline.nodes.values()]
    .toSorted(compareNodes)
    .flatMap(({ id }) =>
      [...claimsOf(pipeline, id).values()]
        .filter((claim) => isReviewPending(claim, today, pipeline))
        .toSorted((a, b) => compareText(a.control, b.control)),
    );
}

/** With the authors of each, from the log; claims without anything to approve are left out. */
export async function describeClaims(
  { pipelineId, viewer }: Pick<PipelineAccess, "pipelineId" | "viewer">,
  pipeline: Pipeline,
  claims: readonly Claim[],
  today: string,
): Promise<ToConfirm[]> {
  if (claims.length === 0) return [];
  const { client } = getDatabase();
  const began = await readBegan(client, pipelineId, claims);
  const log = await readClaimLog(client, pipelineId, claims);
  const rules = await readMachineRules(viewer.workspaceId, client);
  const found = claims.flatMap((claim) => {
    const of = confirmableOf(claim, today);
    return of ? [{ claim, of, claimants: allClaimants(claim, began, log, today) }] : [];
  });
  const name = await memberNames(found.flatMap(({ claimants }) => [...claimants]));
  return found.map(({ claim, of, claimants }) => {
    const whyNot = whyNotConfirm(viewer, pipeline, claim, claimants, today, rules);
    return {
      node: claim.node,
      nodeName: nodeName(pipeline, claim.node),
      control: claim.control,
      title: controlTitle(claim.control, pipeline),
      of,
      says: describeReviewed(of, today),
      isPending: isReviewPending(claim, today, pipeline),
      claimants: [...claimants].map((id) => ({ id, name: name(id) })),
      mayConfirm: whyNot === undefined,
      ...(whyNot === undefined ? {} : { whyNot: `${whyNot}.` }),
    };
  });
}
