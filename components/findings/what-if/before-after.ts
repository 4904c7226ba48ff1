import { compareText } from "@/lib/domain/pipeline/pipeline";
import type { Change } from "@/lib/domain/posture/compare";
import type { GateResult, Proof } from "@/lib/domain/posture/posture";

/** By target: the gates that are bypassed on the way there, as control ids. */
export function openGatesOf(
  gates: readonly GateResult[],
  proof: Proof,
): ReadonlyMap<string, ReadonlySet<string>> {
  const byTarget = new Map<string, Set<string>>();
  for (const gate of gates)
    for (const target of gate[proof].exposedTargets) {
      const known = byTarget.get(target);
      if (known) known.add(gate.control);
      else byTarget.set(target, new Set([gate.control]));
    }
  return byTarget;
}

export interface Paired<S> extends Change<S> {
  readonly id: string;
}

/** Items with this status on either side, changed ones first; one side alone can't be compared. */
export function withStatus<S>(
  before: readonly (readonly [id: string, status: S])[],
  after: readonly (readonly [id: string, status: S])[],
  status: S,
): readonly Paired<S>[] {
  const was = new Map(before);
  const all = after.flatMap(([id, is]): Paired<S>[] => {
    const earlier = was.get(id);
    return earlier !== undefined && (earlier === status || is === status)
      ? [{ id, before: earlier, after: is }]
      : [];
  });
  return all.toSorted(
    (a, b) => Number(b.before !== b.after) - Number(a.before !== a.after) || compareText(a.id, b.id),
  );
}
