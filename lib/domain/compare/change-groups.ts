import type { EffectiveStatus } from "../posture/coverage/effective-status";

/** What moved a control from one status to another, in the order in which it is looked at. */
export const stepCauses = [
  /** The catalogue of the second state has other requirements. */
  "catalogue",
  /** The same claim on another day: evidence expired or began to count, or a review day passed. */
  "time",
  /** The same claim, and the workspace requires approval now, or stopped to. */
  "rule",
  /** A person set another status. */
  "claim",
  /** A person added or removed evidence. */
  "evidence",
  /** A person approved it, or withdrew the approval. */
  "review",
  "node-added",
  "node-removed",
  /** The node is of another kind or technology, or builds images now. */
  "node-changed",
  /** The node receives another artifact. */
  "connections",
] as const;
export type StepCause = (typeof stepCauses)[number];

/** One step of a control on a node from the first state to the second. Absent: it does not apply there. */
export interface StatusStep {
  readonly cause: StepCause;
  readonly from?: EffectiveStatus;
  readonly to?: EffectiveStatus;
  /** Of `time` forward: the first day on which it was so. */
  readonly day?: string;
}

/** What a change means, the worst first. Only `better` is an improvement. */
export const changeGroups = [
  "worse",
  /** By the passing of time alone: evidence expired, a review day passed. */
  "time",
  "better",
  /** Another status, and no nearer to being in place. */
  "answered",
  /** Marked as not applicable, or applicable again. */
  "not-applicable",
  /** In or out of scope with a node, its kind, its technologies or its connections. */
  "scope",
  /** By an approval rule only: approval is pending, or not required now. */
  "rule",
  /** By another catalogue. */
  "catalogue",
] as const;
export type ChangeGroup = (typeof changeGroups)[number];

/**
 * How near a control is to being in place. Missing, contradicted and not assessed are equally far: marking an unassessed control
 * as missing makes nothing worse.
 */
const nearness: { readonly [S in EffectiveStatus]: number } = {
  "not-applicable": 0,
  contradicted: 0,
  missing: 0,
  "not-assessed": 0,
  planned: 1,
  partial: 2,
  stale: 3,
  declared: 4,
  verified: 5,
};

/** 1: nearer to being in place, -1: further from it, 0: neither. */
export function directionOf(from: EffectiveStatus, to: EffectiveStatus): -1 | 0 | 1 {
  const steps = nearer(from, to);
  if (steps === 0) return 0;
  return steps > 0 ? 1 : -1;
}

/** How many steps nearer to being in place; negative if further from it. */
export function nearer(from: EffectiveStatus, to: EffectiveStatus): number {
  return nearness[to] - nearness[from];
}

/**
 * The group of a control whose status differs. A person's change decides only if it points the same way as the whole change: what
 * expired, and was fixed in part since, is no improvement.
 * @param steps from `before` to `after`, only those that change something
 */
export function groupOf(
  before: EffectiveStatus | undefined,
  after: EffectiveStatus | undefined,
  steps: readonly StatusStep[],
): ChangeGroup {
  const made = steps.find(({ cause }) => !isPassive(cause));
  const passive =
    (["time", "rule"] as const).find((one) => steps.some(({ cause }) => cause === one)) ?? "catalogue";
  if (made && (made.from === undefined) !== (made.to === undefined)) return "scope";
  if (made && isOutOfScope(made.from) !== isOutOfScope(made.to)) return "not-applicable";
  if (before === undefined || after === undefined) return "catalogue";
  if (made?.from === undefined || made.to === undefined || isOutOfScope(before) || isOutOfScope(after))
    return passive;
  const whole = directionOf(before, after);
  if (whole === 0) return "answered";
  if (whole !== directionOf(made.from, made.to)) return passive;
  return whole > 0 ? "better" : "worse";
}

/** The claim was not changed by a person. */
function isPassive(cause: StepCause): boolean {
  return cause === "catalogue" || cause === "time" || cause === "rule";
}

function isOutOfScope(status: EffectiveStatus | undefined): boolean {
  return status === "not-applicable";
}
