import type { Control, Mappings } from "../../catalogue/catalogue";
import { isEffective } from "../coverage/effective-status";
import type { ThreatResult, ThreatStatus } from "../posture";
import type { MapStatuses } from "../coverage/assess";

/**
 * The mitigation of each technique (Analysis 13), over the pairs in scope of a node and a mitigating control: mitigated: every
 * node has an effective one; partly: some; open: none; not relevant: no pair. O(pairs x techniques of a control).
 */
export function threatsOf(
  { controlsAt, statusesAt }: MapStatuses,
  { techniques }: Mappings,
  as: "declared" | "proven",
): ThreatResult[] {
  const techniquesAt = createTechniquesAt(techniques);
  const [relevant, guarded] = [new Uint32Array(techniques.length), new Uint32Array(techniques.length)];
  // The last node counted for each technique: a node counts once, whatever the number of its controls.
  const [relevantAt, guardedAt] = [
    new Int32Array(techniques.length).fill(-1),
    new Int32Array(techniques.length).fill(-1),
  ];
  for (const [node, controls] of controlsAt.entries()) {
    const mitigated = techniquesAt(controls);
    const statuses = statusesAt[node] ?? [];
    for (let pair = 0; pair < mitigated.length; pair++) {
      const status = statuses[pair] ?? "not-assessed";
      if (status === "not-applicable") continue;
      const stands = isEffective(status, as);
      for (const technique of mitigated[pair] ?? []) {
        if (relevantAt[technique] !== node) {
          relevantAt[technique] = node;
          relevant[technique] = (relevant[technique] ?? 0) + 1;
        }
        if (stands && guardedAt[technique] !== node) {
          guardedAt[technique] = node;
          guarded[technique] = (guarded[technique] ?? 0) + 1;
        }
      }
    }
  }
  return techniques.map(({ id }, index) => ({
    technique: id,
    status: statusOf(relevant[index] ?? 0, guarded[index] ?? 0),
  }));
}

function statusOf(relevant: number, guarded: number): ThreatStatus {
  if (relevant === 0) return "not-relevant";
  if (guarded === relevant) return "mitigated";
  return guarded > 0 ? "partly" : "open";
}

/** The techniques of each control of a list, by their place in `techniques`. Equal nodes share one list. */
function createTechniquesAt(
  techniques: Mappings["techniques"],
): (controls: readonly Control[]) => readonly (readonly number[])[] {
  const byControl = new Map<string, number[]>();
  for (const [index, { controls }] of techniques.entries()) {
    for (const control of controls) {
      const mitigated = byControl.get(control) ?? [];
      byControl.set(control, mitigated);
      mitigated.push(index);
    }
  }
  const remembered = new Map<readonly Control[], readonly (readonly number[])[]>();
  return (controls) => {
    const at = remembered.get(controls) ?? controls.map(({ id }) => byControl.get(id) ?? []);
    remembered.set(controls, at);
    return at;
  };
}
