import type { Control } from "../../catalogue/catalogue";
import type { MapStatuses } from "../coverage/assess";
import { isolation, review, signing } from "./standing";

/**
 * Whether two assessments of one map differ at most in controls that no attacker meets: those that close nothing, keep
 * nothing apart, sign nothing, and stop nobody but who makes a mistake. Then all ways in stay what they are.
 */
export function createIsSameForAttackers(
  catalogue: readonly Control[],
): (before: MapStatuses, after: MapStatuses) => boolean {
  const partners = new Set(catalogue.flatMap(({ gate }) => gate?.with ?? []));
  const isMet = ({ id, closes = [], prevents = [], gate }: Control) =>
    [review, isolation, signing].includes(id) ||
    partners.has(id) ||
    closes.length + prevents.length > 0 ||
    (gate !== undefined && gate.against !== "mistake");
  return (before, after) => {
    if (before.controlsAt !== after.controlsAt) return false;
    return after.statusesAt.every((statuses, node) => {
      const known = before.statusesAt[node];
      if (known === statuses) return true;
      const controls = after.controlsAt[node] ?? [];
      return statuses.every((status, index) => {
        const control = controls[index];
        return status === known?.[index] || (control !== undefined && !isMet(control));
      });
    });
  };
}
