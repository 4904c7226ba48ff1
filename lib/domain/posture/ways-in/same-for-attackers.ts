import type { Control } from "../../catalogue/catalogue";
import { isolation, review, signer } from "../../catalogue/named-controls";
import type { MapStatuses } from "../coverage/assess";
import { type EffectiveStatus, isEffective } from "../coverage/effective-status";
import type { Proof } from "../posture";

/**
 * Whether two assessments of one map are the same to an attacker, one way of counting: what closes, prevents or keeps apart
 * has the same status; what signs or stops him counts, or does not, as before; what he never meets, since it stops nobody but
 * who makes a mistake, may differ. Then all ways in stay what they are.
 */
export function createIsSameForAttackers(
  catalogue: readonly Control[],
): (before: MapStatuses, after: MapStatuses, proof: Proof) => boolean {
  const partners = new Set(catalogue.flatMap(({ gate }) => gate?.with ?? []));
  const isMet = ({ id, gate }: Control) =>
    [review, signer].includes(id) || partners.has(id) || (gate !== undefined && gate.against !== "mistake");
  const isTold = ({ id, closes = [], prevents = [] }: Control) =>
    id === isolation || closes.length + prevents.length > 0;
  const counts = (status: EffectiveStatus | undefined, proof: Proof) =>
    status !== undefined && (status === "not-applicable" ? status : isEffective(status, proof));
  return (before, after, proof) => {
    if (before.controlsAt !== after.controlsAt) return false;
    return after.statusesAt.every((statuses, node) => {
      const known = before.statusesAt[node];
      if (known === statuses) return true;
      const controls = after.controlsAt[node] ?? [];
      return statuses.every((status, index) => {
        const [control, earlier] = [controls[index], known?.[index]];
        if (status === earlier) return true;
        if (!control || isTold(control)) return false;
        return !isMet(control) || counts(status, proof) === counts(earlier, proof);
      });
    });
  };
}
