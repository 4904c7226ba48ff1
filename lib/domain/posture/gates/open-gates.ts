import type { GateResult, Proof } from "../posture";

/** The number of open gates: bypassed, or not in place. */
export function openGateCount(results: readonly GateResult[], proof: Proof): number {
  return results.filter((result) => result[proof].exposedTargets.length > 0).length;
}

/** The number of gates that are in place and bypassed. */
export function bypassCount(results: readonly GateResult[], proof: Proof): number {
  return results.filter((result) => result[proof].verdict === "bypassed").length;
}
