import type { OpenCounts, Proof } from "../posture";
import { type EffectiveStatus, isOpen } from "./effective-status";

/** How many controls are not in place, by reason. @param times how often each status occurs */
export function countOpen(
  statuses: readonly EffectiveStatus[],
  proof: Proof,
  times: (status: EffectiveStatus, place: number) => number = () => 1,
): OpenCounts {
  const counts: { -readonly [R in keyof OpenCounts]: OpenCounts[R] } = {};
  for (const [place, status] of statuses.entries()) {
    const count = times(status, place);
    const reason = reasonOf(status, proof);
    if (reason && count > 0) counts[reason] = (counts[reason] ?? 0) + count;
  }
  return counts;
}

/** Undefined if it is in place or not applicable. */
function reasonOf(status: EffectiveStatus, proof: Proof): keyof OpenCounts | undefined {
  if (!isOpen(status, proof) || status === "verified" || status === "not-applicable") return undefined;
  return status === "not-assessed" ? "notAssessed" : status;
}
