import { type Attacker, createAttacker } from "./attacker";
import type { Standing } from "./standing";
import { findTouched } from "./touched";

/** The walks of another standing of the same map: those that meet nothing else are known already. */
export function createAttackerAfter(before: Attacker, standing: Standing): Attacker {
  const { map, outcomes } = before;
  const touched = findTouched(map, before.standing, standing);
  // Its statuses alone are others, and they decide only where he begins.
  if (!touched) return { ...before, standing };
  return createAttacker(map, standing, { before: { outcomes, touched } });
}
