import { type Attacker, createAttacker } from "./attacker";
import type { Standing } from "./standing";
import { findTouched } from "./touched";

/** The walks of another standing of the same map: those that meet nothing else are known already. @returns with `findTouched` of the two */
export function createAttackerAfter(
  before: Attacker,
  standing: Standing,
): { readonly attacker: Attacker; readonly touched: Uint8Array | undefined } {
  const { map, outcomes } = before;
  const touched = findTouched(map, before.standing, standing);
  const attacker = touched
    ? createAttacker(map, standing, { before: { outcomes, touched } })
    : // Its statuses alone are others, and they decide only where he begins.
      { ...before, standing };
  return { attacker, touched };
}
