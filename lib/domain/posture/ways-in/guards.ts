import { oncePer } from "../../once-per";
import type { Control, Gate } from "../../catalogue/catalogue";
import { type EffectiveStatus, isEffective } from "../coverage/effective-status";
import type { GateControl } from "../gates/gate-rules";
import type { PostureGraph } from "../graph/posture-graph";
import type { Proof } from "../posture";

/** A step onto a node, as a gate there sees it. */
export interface Step {
  /** Along a manifest, or from a developer to a runner: the sender decides what runs and how. */
  readonly isOrder: boolean;
  readonly isSigned: boolean;
  readonly isBuilt: boolean;
  /** Out of a registry, or without a source: no allow list of registries blocks it. */
  readonly isFromRegistry: boolean;
  readonly isUntrustedChange: boolean;
}

/** Whether a gate in place blocks an attacker on a step (Analysis 7.2). */
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
  /** It is in place at the senders of manifests, and counts while none of them is compromised. */
  readonly senders?: readonly number[];
}

function isGate(control: Control): control is GateControl {
  return control.gate !== undefined;
}

/** The gates among the controls of a node, shared by nodes of its kind. */
export const gatesAmong = oncePer((controls: readonly Control[]): readonly GateControl[] =>
  controls.filter(isGate),
);

/** A delivery can enforce it for a runner. */
export function isByDelivery({ gate, appliesTo }: GateControl): boolean {
  return gate.about !== "orders" && appliesTo.includes("delivery");
}

const none: readonly Guard[] = [];

/** The gates in place at a node itself, in the order of the catalogue. */
export function guardsAtNode(
  controls: readonly Control[],
  statuses: readonly EffectiveStatus[],
  proof: Proof,
): readonly Guard[] {
  const found: Guard[] = [];
  for (let index = 0; index < controls.length; index++) {
    const [control, status] = [controls[index], statuses[index]];
    if (control && status && isGate(control) && isEffective(status, proof)) found.push({ control });
  }
  return found.length > 0 ? found : none;
}

/**
 * All gates that protect a node: its own, and those at the senders of its manifests; a gate that waits for another only if that
 * one is in place too.
 * @param ownAt by node: `guardsAtNode`
 */
export function guardsFor(
  { sendersOf }: PostureGraph,
  ownAt: readonly (readonly Guard[])[],
  node: number,
): readonly Guard[] {
  const own = ownAt[node] ?? none;
  const senders = sendersOf.get(node);
  const all = senders ? [...own, ...stoodForBy(senders, ownAt, own)] : own;
  if (all.length === 0 || !all.some(({ control: { gate } }) => gate.with !== undefined)) return all;
  const here = new Set(all.map(({ control }) => control.id));
  return all.filter(({ control: { gate } }) => gate.with === undefined || here.has(gate.with));
}

function stoodForBy(
  senders: readonly number[],
  ownAt: readonly (readonly Guard[])[],
  own: readonly Guard[],
): readonly Guard[] {
  const [first, ...others] = senders.map((sender) => ownAt[sender] ?? none);
  const has = (guards: readonly Guard[], id: string) => guards.some(({ control }) => control.id === id);
  return (first ?? none)
    .filter(
      ({ control }) =>
        isByDelivery(control) && !has(own, control.id) && others.every((guards) => has(guards, control.id)),
    )
    .map(({ control }) => ({ control, senders }));
}
