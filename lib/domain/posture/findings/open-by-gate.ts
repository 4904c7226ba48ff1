import type { Control } from "../../catalogue/catalogue";
import type { MapStatuses } from "../coverage/assess";
import { countOpen } from "../coverage/count-open";
import { effectiveStatuses } from "../coverage/effective-status";
import type { OpenCounts, Proof, Verdict } from "../posture";

const placeOfStatus = new Map(effectiveStatuses.map((status, place) => [status, place]));

/**
 * The status of each gate on the nodes that could enforce it. O(nodes x applicable gates).
 * @returns by the gate's place in the list: why it is not in place
 */
export function openByGate(
  { controlsAt, statusesAt }: MapStatuses,
  gates: readonly { readonly id: string }[],
): (gate: number, proof: Proof) => OpenCounts {
  const placeOf = new Map(gates.map(({ id }, place) => [id, place]));
  const counts = new Uint32Array(gates.length * effectiveStatuses.length);
  // Equal nodes share one list of controls.
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

/** The verdict, with the statuses of the nodes that could enforce the gate if it is open. */
export function withOpen(verdict: Verdict | undefined, open: OpenCounts): Verdict | undefined {
  return verdict && verdict.exposedTargets.length > 0 ? { ...verdict, open } : verdict;
}
