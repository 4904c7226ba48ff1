import { compareText } from "@/lib/domain/pipeline/pipeline";
import type { Change } from "@/lib/domain/posture/compare";
import type { GateResult, Way } from "@/lib/domain/posture/posture";

/** By target: how many gates something gets past on its way there. */
export function openGatesOf(gates: readonly GateResult[], way: Way): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const gate of gates) for (const target of gate[way].exposedTargets) counts.set(target, (counts.get(target) ?? 0) + 1);
  return counts;
}

export interface Paired<S> extends Change<S> {
  readonly id: string;
}

/** What has this status on either side, what changes first; of one side alone nothing can be said. */
export function withStatus<S>(
  before: readonly (readonly [id: string, status: S])[],
  after: readonly (readonly [id: string, status: S])[],
  status: S,
): readonly Paired<S>[] {
  const was = new Map(before);
  const all = after.flatMap(([id, is]): Paired<S>[] => {
    const earlier = was.get(id);
    return earlier !== undefined && (earlier === status || is === status) ? [{ id, before: earlier, after: is }] : [];
  });
  return all.toSorted((a, b) => Number(b.before !== b.after) - Number(a.before !== a.after) || compareText(a.id, b.id));
}
