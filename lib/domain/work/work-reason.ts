import { daysAfter } from "../days-after";
import { claimedStatus } from "../posture/coverage/claimed-status";
import { type EffectiveStatus, withoutReview } from "../posture/coverage/effective-status";
import { proofOf } from "../posture/coverage/proof-of";
import { reviewableOf } from "../reviews/reviewable-of";
import type { WorkItem } from "./work-items";

/** Why an item asks for attention, the most pressing first. */
export const workReasons = [
  "overdue",
  "contradicted",
  "expired",
  "review-over",
  "acceptance-over",
  "due-soon",
  "expiring",
  "review-soon",
  "acceptance-soon",
  "open",
] as const;
export type WorkReason = (typeof workReasons)[number];

/** How many days count as "soon". */
export const soonDays = 30;
/** How many days ahead the end of an exception is shown: four weeks. */
const noticeDays = 28;

export interface Judged {
  readonly reason: WorkReason;
  /** The day that it is about: due, review, or the last day of the evidence. */
  readonly day?: string | undefined;
}

/** What there is to do about an item on a day; undefined: nothing now. A node itself asks for nothing. */
export function judgeWork(item: WorkItem, today: string): Judged | undefined {
  if (item.control === "") return undefined;
  const soon = daysAfter(today, soonDays);
  const notice = daysAfter(today, noticeDays);
  if (item.status === "not-applicable")
    return dated(item.review, today, notice, "review-over", "review-soon");
  if (item.status === "accepted") return judgeAccepted(item, today, { soon, notice });
  if (item.status === "implemented") {
    const status = workStatus(item, today);
    const until = provenUntil(item);
    if (status === "contradicted") return { reason: "contradicted" };
    if (status === "stale") return { reason: "expired", day: until };
    return status === "verified" && until !== undefined && until <= soon
      ? { reason: "expiring", day: until }
      : undefined;
  }
  return dated(item.due, today, soon, "overdue", "due-soon") ?? { reason: "open", day: item.due };
}

/** Accepted is not done: a day that it is due on still counts, and it asks to be decided again before it runs out. */
function judgeAccepted(
  { until, due }: WorkItem,
  today: string,
  { soon, notice }: { readonly soon: string; readonly notice: string },
): Judged | undefined {
  if (until === undefined) return { reason: "acceptance-over" };
  return (
    dated(until, today, notice, "acceptance-over", "acceptance-soon") ??
    dated(due, today, soon, "overdue", "due-soon")
  );
}

/** What the claim of an item amounts to on a day. */
export function workStatus(item: WorkItem, today: string): EffectiveStatus {
  const status = claimedStatus(asClaim(item), today);
  return isWorkPending(item, today) ? withoutReview(status) : status;
}

/** Whether approval of an item is pending on a day: `isReviewPending` for the stored part of a claim. */
export function isWorkPending(item: WorkItem, today: string): boolean {
  if (item.asked !== true || reviewableOf(asClaim(item), today) === undefined) return false;
  if (item.status !== "implemented" || item.isConfirmed !== true) return item.isConfirmed !== true;
  const { evidence = [] } = item;
  return !evidence.some(({ confirmedBy = [] }) =>
    confirmedBy.some((review) => {
      const counted = evidence.filter(
        (one) => one.result === "contradicts" || one.confirmedBy?.includes(review),
      );
      return proofOf(counted, today) === "verified";
    }),
  );
}

function asClaim({ status, review, until, evidence }: WorkItem) {
  return {
    status,
    review,
    acceptance: until === undefined ? undefined : { until },
    // An item stores the fields of evidence that decide.
    evidence: evidence?.map((one) => ({ ...one, id: "e", title: "" })),
  };
}

function dated(
  day: string | undefined,
  today: string,
  soon: string,
  over: WorkReason,
  near: WorkReason,
): Judged | undefined {
  if (day === undefined || day > soon) return undefined;
  return { reason: day < today ? over : near, day };
}

/**
 * The last day of supporting evidence; undefined if there is none, or if one does not expire. If approval is required, of
 * approved evidence.
 */
function provenUntil({ evidence = [], asked }: Pick<WorkItem, "evidence" | "asked">): string | undefined {
  const isCounted = ({ result, confirmedBy }: (typeof evidence)[number]) =>
    result === "supports" && (asked !== true || confirmedBy !== undefined);
  const counted = evidence.some(isCounted) ? evidence.filter(isCounted) : evidence;
  let until: string | undefined;
  for (const { result, expires } of counted) {
    if (result !== "supports") continue;
    if (expires === undefined) return undefined;
    if (until === undefined || expires > until) until = expires;
  }
  return until;
}

/** The date for sorting, without a verdict; undefined: none. */
export function firstDay(item: WorkItem): string | undefined {
  if (item.status === "not-applicable") return item.review;
  if (item.status === "accepted") return item.until ?? item.due;
  return item.status === "implemented" ? provenUntil(item) : item.due;
}
