import type { Proof } from "../posture";
import type { MapStatuses } from "./assess";
import { isEffective } from "./effective-status";

/** By node: 1 if a control is effective, counted by one proof. O(nodes x applicable controls). */
export function effectiveAt(
  { controlsAt, statusesAt }: MapStatuses,
  control: string,
  proof: Proof,
): Uint8Array {
  return Uint8Array.from(controlsAt, (controls, node) => {
    const index = controls.findIndex(({ id }) => id === control);
    return index !== -1 && isEffective(statusesAt[node]?.[index] ?? "not-assessed", proof) ? 1 : 0;
  });
}
