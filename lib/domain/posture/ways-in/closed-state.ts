import type { EffectiveStatus } from "../coverage/effective-status";
import { isEffective } from "../coverage/effective-status";
import type { Proof } from "../posture";
import type { CloserAt, Closing } from "./closing";
import type { EntryState } from "./way-in";

export type StatusOf = (closer: CloserAt) => EffectiveStatus;

/**
 * Whether something is closed (docs/analysis-definitions.md). As proven, what is closed as declared alone is open.
 * @param isShown the map shows it: nothing that is said sets it aside.
 */
export function stateOf(closing: Closing, statusOf: StatusOf, proof: Proof, isShown: boolean): EntryState {
  const { type, ways, closers, pinned } = closing;
  const closes = (counts: (closer: CloserAt) => boolean) =>
    ways.some((groups) => groups.every((group) => group.some(counts)));
  const isForGood = (closer: CloserAt) =>
    statusOf(closer) === "verified" && closer.control.asDeclared?.includes(type) !== true;
  if (closes(isForGood)) return "closed";
  if (proof === "declared") {
    if (closes((closer) => isEffective(statusOf(closer), "declared"))) return "closed-as-declared";
    if (pinned && !pinned.some((closer) => statusOf(closer) === "contradicted")) return "closed-as-declared";
  }
  const isAside = closers.length > 0 && closers.every((closer) => statusOf(closer) === "not-applicable");
  return isAside && !isShown ? "set-aside" : "open";
}

const lackingStatuses: ReadonlySet<EffectiveStatus> = new Set([
  "missing",
  "planned",
  "partial",
  "contradicted",
]);

/** Somebody has said that it is not, or not wholly, in place. */
export function isLacking(status: EffectiveStatus): boolean {
  return lackingStatuses.has(status);
}
