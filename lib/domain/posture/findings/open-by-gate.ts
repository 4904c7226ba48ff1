import type { Control } from "../../catalogue/catalogue";
import type { MapStatuses } from "../coverage/assess";
import { countOpen } from "../coverage/count-open";
import { effectiveStatuses } from "../coverage/effective-status";
import type { OpenCounts, Proof, Verdict } from "../posture";

const placeOfStatus = new Map(effectiveStatuses.map((status, place) => [status, place]));

/**
 * What is said of each gate on the nodes that could carry it. O(nodes x gates that apply).
 * @returns by the gate's place in the list: why it is not in place where it could be
 */
export function openByGate(
  { controlsAt, statusesAt }: MapStatuses,
  gates: readonly { readonly id: string }[],
): (gate: number, proof: Proof) => OpenCounts {
  const placeOf = new Map(gates.map(({ id }, place) => [id, place]));
  const counts = new Uint32Array(gates.length * effectiveStatuses.length);
  // Nodes alike share one list of controls.
  const remembered = new Map<readonly Control[], readonly (readonly [index: number, gate: number])[]>();
  const gatesIn = (controls: readonly Control[]) =>
    [...controls.entries()].flatMap(([index, { id }]) => {
      const gate = placeOf.get(id);
      return gate === undefined ? [] : [[index, gate] as const];
    });
  for (const [node, controls] of controlsAt.entries()) {
    const pairs = remembered.get(controls) ?? gatesIn(controls);
    remembered.set(controls, pairs);
    const statuses = statusesAt[node] ?? [];
    for (const [index, gate] of pairs) {
      const at =
        gate * effectiveStatuses.length + (placeOfStatus.get(statuses[index] ?? "not-assessed") ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return (gate, proof) =>
    countOpen(effectiveStatuses, proof, (_, place) => counts[gate * effectiveStatuses.length + place] ?? 0);
}

/** The verdict with what is said of the nodes that could carry the gate, where something gets past it. */
export function withOpen(verdict: Verdict | undefined, open: OpenCounts): Verdict | undefined {
  return verdict && verdict.exposedTargets.length > 0 ? { ...verdict, open } : verdict;
}
