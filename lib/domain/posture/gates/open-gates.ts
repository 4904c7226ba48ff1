import type { GateResult, Proof } from "../posture";

/** How many gates something gets past: they are bypassed, or in place nowhere. */
export function openGateCount(results: readonly GateResult[], proof: Proof): number {
  return results.filter((result) => result[proof].exposedTargets.length > 0).length;
}

/** How many gates are in place, and something gets past them all the same. */
export function bypassCount(results: readonly GateResult[], proof: Proof): number {
  return results.filter((result) => result[proof].verdict === "bypassed").length;
}
