import type { PushRule } from "./push-rules";

/** The rules of a push and whether it passed; `pending` until the push reports, and for good if it died before. */
export interface SnapshotGate {
  readonly rules: readonly PushRule[];
  readonly outcome: (typeof gateOutcomes)[number];
  /** The person who accepted it as baseline although it did not pass, and the time. */
  readonly accepted: { readonly by: string; readonly at: string } | null;
}

export const gateOutcomes = ["pending", "passed", "failed"] as const;

interface Gated {
  readonly number: number;
  /** Null: taken by a person or the schedule, or the push had no rules. */
  readonly gate: Pick<SnapshotGate, "rules" | "outcome" | "accepted"> | null;
  /** Null: its content is kept. */
  readonly thinnedAt: string | null;
}

/**
 * The snapshot that a push with these rules is compared with. Each rule has its own baseline: the newest snapshot that passed it
 * or was accepted, or else the newest before the first push with the rule. The oldest of these counts, so that no regression
 * passes unseen. A failed push so stays failed when it runs again, whatever snapshots are taken meanwhile.
 * @param snapshots all of the pipeline, in any order
 * @param rules of the push; without rules, or with new ones, the newest snapshot is the baseline
 * @returns undefined if there is none: such a push is compared with nothing
 */
export function pushBaseline<Snapshot extends Gated>(
  snapshots: readonly Snapshot[],
  rules: readonly PushRule[],
): Snapshot | undefined {
  const ordered = snapshots.toSorted((a, b) => a.number - b.number);
  const asked = rules.filter((rule) => ordered.some(({ gate }) => gate?.rules.includes(rule)));
  if (asked.length === 0) return ordered.findLast(isKept);
  const [oldest] = asked
    .flatMap((rule) => baselineOf(ordered, rule) ?? [])
    .toSorted((a, b) => a.number - b.number);
  return oldest;
}

/** Whether a snapshot is a baseline by the rules of its push. */
export function holdsItsGate({ outcome, accepted }: Pick<SnapshotGate, "outcome" | "accepted">): boolean {
  return outcome === "passed" || accepted !== null;
}

/** @param ordered oldest first, one of them with the rule */
function baselineOf<Snapshot extends Gated>(
  ordered: readonly Snapshot[],
  rule: PushRule,
): Snapshot | undefined {
  const hasRule = ({ gate }: Snapshot) => gate?.rules.includes(rule) === true;
  return (
    ordered.findLast((one) => isKept(one) && hasRule(one) && one.gate !== null && holdsItsGate(one.gate)) ??
    ordered.slice(0, ordered.findIndex(hasRule)).findLast(isKept)
  );
}

function isKept({ thinnedAt }: Gated): boolean {
  return thinnedAt === null;
}
