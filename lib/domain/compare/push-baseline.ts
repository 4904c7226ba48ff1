import type { PushRule } from "./push-rules";

/** What a push asked of its snapshot, and whether it passed; `pending` until the push has said so, and for good where it died before. */
export interface SnapshotGate {
  readonly rules: readonly PushRule[];
  readonly outcome: (typeof gateOutcomes)[number];
}

export const gateOutcomes = ["pending", "passed", "failed"] as const;

interface Gated {
  /** Null: a person or the schedule took it, or the push asked nothing. */
  readonly gate: SnapshotGate | null;
  /** Null: its content is kept. */
  readonly thinnedAt: string | null;
}

/**
 * The snapshot that a push with these rules is compared with. A failed push stays failed when it is run again: while one of the
 * rules has failed and has not passed since, no snapshot is a baseline, including those taken by people and by schedule. Of the
 * others the newest that passed a gate counts, else the newest.
 * @param snapshots all of the pipeline, the newest first
 * @param rules that the push fails for; of none the newest snapshot is the baseline
 * @returns undefined where there is none: such a push has nothing to be compared with
 */
export function pushBaseline<Snapshot extends Gated>(
  snapshots: readonly Snapshot[],
  rules: readonly PushRule[],
): Snapshot | undefined {
  const failing = new Set<PushRule>();
  const fit: Snapshot[] = [];
  for (const snapshot of snapshots.toReversed()) {
    const { gate, thinnedAt } = snapshot;
    for (const rule of gate?.rules ?? [])
      if (gate?.outcome === "passed") failing.delete(rule);
      else failing.add(rule);
    if (thinnedAt === null && !rules.some((rule) => failing.has(rule))) fit.push(snapshot);
  }
  const passed = rules.length > 0 && fit.findLast(({ gate }) => gate?.outcome === "passed");
  return passed || fit.at(-1);
}
