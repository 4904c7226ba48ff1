import "server-only";
import type { ToConfirm } from "@/lib/domain/contract/reviews";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { toConfirmKey } from "@/lib/domain/work/work-items";
import { isWorkPending } from "@/lib/domain/work/work-reason";
import { requirePipelineAccess, type WorkspaceAccess } from "../auth/access";
import { dayOf } from "../clock";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { currentState } from "../pipeline/queries";
import { describeClaims } from "../reviews/review-queue";
import { makeMissingWork } from "./make-missing-work";
import { itemsIn } from "./work-rows";

/** Limits: rows read, claims listed, and logs searched for authors. */
const [mostRows, mostTold, mostAsked, askedAtOnce] = [200, 20, 200, 20];

export interface ClaimToConfirm extends ToConfirm {
  readonly pipelineId: string;
  readonly pipelineName: string;
}

export interface ToConfirmList {
  /** Those that the person can approve come first. */
  readonly items: readonly ClaimToConfirm[];
  /** There are more than are listed. */
  readonly isMore: boolean;
}

/**
 * The pending approvals in all pipelines of the workspace: found in rows alone, with details of the first
 * ones.
 */
export async function listToConfirm(access: WorkspaceAccess, now = new Date()): Promise<ToConfirmList> {
  await makeMissingWork(access);
  const today = dayOf(now);
  const rows = await getDatabase().client.workItems.findMany({
    where: {
      ownerKey: toConfirmKey,
      pipeline: { workspaceId: access.workspaceId, archivedAt: null, isSample: false },
    },
    // Recently edited pipelines come first.
    orderBy: [{ pipeline: { updatedAt: "desc" } }, { pipelineId: "asc" }, { node: "asc" }],
    take: mostRows,
    select: { items: true, pipelineId: true, pipeline: { select: { name: true } } },
  });
  const waiting = rows.flatMap(({ pipelineId, pipeline, ...row }) =>
    itemsIn(row)
      .filter((item) => isWorkPending(item, today))
      .map(({ node, control }) => ({ pipelineId, pipelineName: pipeline.name, node, control })),
  );
  const mine: ClaimToConfirm[] = [];
  const others: ClaimToConfirm[] = [];
  let asked = 0;
  while (asked < waiting.length && asked < mostAsked && mine.length < mostTold) {
    const next = waiting.slice(asked, asked + askedAtOnce);
    asked += next.length;
    for (const id of new Set(next.map(({ pipelineId }) => pipelineId))) {
      const claims = next.filter(({ pipelineId }) => pipelineId === id);
      for (const one of await describeIn(access, id, claims, today))
        (one.mayConfirm ? mine : others).push(one);
    }
  }
  const items = [...mine, ...others];
  return {
    items: items.slice(0, mostTold),
    isMore: items.length > mostTold || asked < waiting.length || rows.length === mostRows,
  };
}

interface Waiting {
  readonly pipelineName: string;
  readonly node: string;
  readonly control: string;
}

async function describeIn(
  { viewer }: WorkspaceAccess,
  pipelineId: string,
  claims: readonly Waiting[],
  today: string,
): Promise<readonly ClaimToConfirm[]> {
  try {
    const access = await requirePipelineAccess(viewer, pipelineId, "viewer");
    const { pipeline } = await currentState(access);
    const found = claims.flatMap(({ node, control }) => claimsOf(pipeline, node).get(control) ?? []);
    const described = await describeClaims(access, pipeline, found, today);
    const [first] = claims;
    return described
      .filter(({ isPending }) => isPending)
      .map((one) => ({ ...one, pipelineId, pipelineName: first?.pipelineName ?? "" }));
  } catch (error) {
    // Archived meanwhile.
    if (error instanceof AppError && error.code === "not-found") return [];
    throw error;
  }
}
