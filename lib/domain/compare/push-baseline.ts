import type { PushRule } from "./push-rules";

/** What a push asked of its snapshot, and whether it passed; `pending` until the push has said so, and for good where it died before. */
export interface SnapshotGate {
  readonly rules: readonly PushRule[];
  readonly outcome: (typeof gateOutcomes)[number];
  /** The person who made it a baseline although it did not pass, and when. */
  readonly accepted: { readonly by: string; readonly at: string } | null;
}

export const gateOutcomes = ["pending", "passed", "failed"] as const;

interface Gated {
  readonly number: number;
  /** Null: a person or the schedule took it, or the push asked nothing. */
  readonly gate: Pick<SnapshotGate, "rules" | "outcome" | "accepted"> | null;
  /** Null: its content is kept. */
  readonly thinnedAt: string | null;
}

/**
 * The snapshot that a push with these rules is compared with. Each rule has a baseline of its own: the newest snapshot that
 * passed it or was accepted; before there is one, the newest before the first push that asked for it. Of several rules the oldest of
 * these counts, so that nothing passes a rule unseen. So a failed push stays failed when it is run again, whoever takes a snapshot meanwhile.
 * @param snapshots all of the pipeline, in any order
 * @param rules that the push fails for; of none, and of rules that no push asked for yet, the newest snapshot is the baseline
 * @returns undefined where there is none: such a push has nothing to be compared with
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

/** @param ordered the oldest first, of which one asked for the rule */
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
