import type { OpenCounts, Proof } from "../posture";
import { type EffectiveStatus, isOpen } from "./effective-status";

/** Of some controls, why those that are not in place are not. @param statuses each with how often it is there. */
export function countOpen(
  statuses: Iterable<readonly [status: EffectiveStatus, count: number]>,
  proof: Proof,
): OpenCounts {
  const counts: { -readonly [R in keyof OpenCounts]: OpenCounts[R] } = {};
  for (const [status, count] of statuses) {
    const reason = reasonOf(status, proof);
    if (reason && count > 0) counts[reason] = (counts[reason] ?? 0) + count;
  }
  return counts;
}

/** Undefined where it is in place or not applicable. */
function reasonOf(status: EffectiveStatus, proof: Proof): keyof OpenCounts | undefined {
  if (!isOpen(status, proof) || status === "verified" || status === "not-applicable") return undefined;
  return status === "not-assessed" ? "notAssessed" : status;
}
