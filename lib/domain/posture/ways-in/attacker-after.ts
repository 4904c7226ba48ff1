import { type Attacker, createAttacker } from "./attacker";
import { createStandingAfter } from "./standing";
import type { MapStatuses } from "../coverage/assess";
import { findTouched } from "./touched";

/** The walks of one map where other things are claimed: those that meet nothing else are known already. @returns with `findTouched` of the two */
export function createAttackerAfter(
  before: Attacker,
  assessed: MapStatuses,
  { isForFew = false }: { readonly isForFew?: boolean } = {},
): { readonly attacker: Attacker; readonly touched: Uint8Array | undefined } {
  const { map, outcomes } = before;
  const standing = createStandingAfter(map, before.standing, assessed);
  const touched = findTouched(map, before.standing, standing);
  const attacker = touched
    ? createAttacker(map, standing, { isForFew, before: { outcomes, touched } })
    : // Its statuses alone are others, and they decide only where he begins.
      { ...before, standing };
  return { attacker, touched };
}
