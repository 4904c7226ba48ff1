import type { EffectiveStatus } from "../coverage/effective-status";
import { isEffective } from "../coverage/effective-status";
import type { Proof } from "../posture";
import type { CloserAt, Closing } from "./closing";
import type { EntryState } from "./way-in";

export type StatusOf = (closer: CloserAt) => EffectiveStatus;

/**
 * Whether an entry is closed (Analysis 8.2). If only verified controls count, one that is closed as declared is open.
 * @param isShown the map shows it: no status excludes it
 */
export function stateOf(closing: Closing, statusOf: StatusOf, proof: Proof, isShown: boolean): EntryState {
  const { closers, pinned } = closing;
  if (isClosedBy(closing, statusOf, isForGood)) return "closed";
  if (proof === "declared") {
    if (isClosedBy(closing, statusOf, isAsDeclared)) return "closed-as-declared";
    if (pinned && !pinned.some((closer) => statusOf(closer) === "contradicted")) return "closed-as-declared";
  }
  const isAside = closers.length > 0 && closers.every((closer) => statusOf(closer) === "not-applicable");
  return isAside && !isShown ? "set-aside" : "open";
}

type Counts = (status: EffectiveStatus, { control }: CloserAt, type: Closing["type"]) => boolean;

const isForGood: Counts = (status, { control }, type) =>
  status === "verified" && control.asDeclared?.includes(type) !== true;
const isAsDeclared: Counts = (status) => isEffective(status, "declared");

/** Any one of the ways closes, if each of its groups has a control that counts. */
function isClosedBy({ type, ways }: Closing, statusOf: StatusOf, counts: Counts): boolean {
  return ways.some((groups) =>
    groups.every((group) => group.some((closer) => counts(statusOf(closer), closer, type))),
  );
}

const lackingStatuses: ReadonlySet<EffectiveStatus> = new Set([
  "missing",
  "planned",
  "partial",
  "contradicted",
]);

/** The status says that the control is not, or not wholly, in place. */
export function isLacking(status: EffectiveStatus): boolean {
  return lackingStatuses.has(status);
}
