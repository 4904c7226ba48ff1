import type { Control, Gate } from "../../catalogue/catalogue";
import { isEffective } from "../coverage/effective-status";
import type { MapStatuses } from "../coverage/assess";
import type { GateControl } from "../gates/gate-rules";
import type { PostureGraph } from "../graph/posture-graph";
import type { Proof } from "../posture";

/** A step onto a node, as a gate there sees it. */
export interface Step {
  /** Along a manifest, or from a developer to a runner: who sends it chooses what runs and how. */
  readonly isOrder: boolean;
  readonly isSigned: boolean;
  readonly isBuilt: boolean;
  /** Out of a registry, or from nowhere: no list of sources refuses it. */
  readonly isFromRegistry: boolean;
  readonly isUntrustedChange: boolean;
}

/** Whether a gate that is in place stops an attacker on a step (docs/analysis.md). */
export function stopsOn({ about, against, provedBy }: Gate, step: Step): boolean {
  if (step.isOrder && about === "content") return false;
  if (step.isOrder && (against === "swap" || against === "stranger") && about !== "orders") return false;
  switch (against) {
    case "mistake":
      return false;
    case "any":
      return true;
    case "swap":
      return !(provedBy === undefined ? step.isBuilt : step.isSigned);
    case "stranger":
      return !step.isFromRegistry;
    case "outsider":
      return step.isUntrustedChange;
  }
}

/** A gate in place at a node. */
export interface Guard {
  readonly control: GateControl;
  /** It stands there for those who send it manifests: these, and only while none of them is hostile. */
  readonly senders?: readonly number[];
}

export function isGate(control: Control): control is GateControl {
  return control.gate !== undefined;
}

/** A delivery can stand for a runner with it. */
export function isByDelivery({ gate, appliesTo }: GateControl): boolean {
  return gate.about !== "orders" && appliesTo.includes("delivery");
}

const none: readonly Guard[] = [];

/** By node: the gates in place there, in the order of the catalogue; those that wait for another only where that is in place too. */
export function guardsByNode(
  graph: PostureGraph,
  { controlsAt, statusesAt }: MapStatuses,
  proof: Proof,
): readonly (readonly Guard[])[] {
  const own = controlsAt.map((controls, node): readonly Guard[] => {
    const statuses = statusesAt[node] ?? [];
    const found: Guard[] = [];
    for (let index = 0; index < controls.length; index++) {
      const [control, status] = [controls[index], statuses[index]];
      if (control && status && isGate(control) && isEffective(status, proof)) found.push({ control });
    }
    return found.length > 0 ? found : none;
  });
  const all = own.map((guards, node) => {
    const senders = graph.sendersOf.get(node);
    if (!senders) return guards;
    const [first, ...others] = senders;
    const here = new Set(guards.map(({ control }) => control.id));
    const stoodFor = (own[first ?? -1] ?? none).filter(
      ({ control }) =>
        isByDelivery(control) &&
        !here.has(control.id) &&
        others.every((sender) => own[sender]?.some((guard) => guard.control.id === control.id)),
    );
    return [...guards, ...stoodFor.map(({ control }): Guard => ({ control, senders }))];
  });
  return all.map((guards) => {
    if (!guards.some(({ control }) => control.gate.with !== undefined)) return guards;
    const here = new Set(guards.map(({ control }) => control.id));
    return guards.filter(({ control: { gate } }) => gate.with === undefined || here.has(gate.with));
  });
}
