import type { Control } from "../../catalogue/catalogue";
import { bySpread, type SpreadType } from "../../catalogue/entry-types";
import { isolation, review, signer } from "../../catalogue/named-controls";
import { type EffectiveStatus, isEffective } from "../coverage/effective-status";
import type { Proof } from "../posture";
import { isLacking, stateOf } from "./closed-state";
import { closingAtNode } from "./closing";
import { type Guard, guardsAtNode } from "./guards";
import type { WaysMap } from "./ways-map";

type Flag = 0 | 1;

/** The controls in place at one node itself, by one proof, for attackers; `Standing` explains each field. */
export interface NodeStanding {
  readonly guards: readonly Guard[];
  readonly isReviewed: Flag;
  readonly isIsolated: Flag;
  readonly lacksIsolation: Flag;
  readonly signs: Flag;
  readonly isClosed: { readonly [S in SpreadType]: Flag };
}

interface Known {
  readonly controls: readonly Control[];
  readonly of: { [P in Proof]?: NodeStanding };
}

/** By the statuses of a node: one object until a claim changes, also on maps of trials. */
const known = new WeakMap<readonly EffectiveStatus[], Known>();

const none: readonly EffectiveStatus[] = [];

/** O(applicable controls of the node), cached by statuses. */
export function nodeStanding(
  map: WaysMap,
  node: number,
  statuses: readonly EffectiveStatus[] | undefined,
  proof: Proof,
): NodeStanding {
  const controls = map.controlsAt[node] ?? [];
  if (!statuses) return standingAt(map, node, none, proof);
  const before = known.get(statuses);
  const kept: Known = before?.controls === controls ? before : { controls, of: {} };
  if (kept !== before) known.set(statuses, kept);
  return (kept.of[proof] ??= standingAt(map, node, statuses, proof));
}

function standingAt(
  map: WaysMap,
  node: number,
  statuses: readonly EffectiveStatus[],
  proof: Proof,
): NodeStanding {
  const controls = map.controlsAt[node] ?? [];
  const statusOf = ({ index }: { readonly index: number }) => statuses[index] ?? "not-assessed";
  const where = (control: string, holds: (status: EffectiveStatus) => boolean): Flag => {
    const index = controls.findIndex(({ id }) => id === control);
    return index !== -1 && holds(statusOf({ index })) ? 1 : 0;
  };
  const effective = (status: EffectiveStatus) => isEffective(status, proof);
  const closed = (type: SpreadType): Flag => {
    const state = stateOf(closingAtNode(map, type, node), statusOf, proof, true);
    return state === "closed" || state === "closed-as-declared" ? 1 : 0;
  };
  return {
    guards: guardsAtNode(controls, statuses, proof),
    isReviewed: where(review, effective),
    isIsolated: where(isolation, effective),
    lacksIsolation: where(isolation, isLacking),
    signs: where(signer, effective),
    isClosed: bySpread(closed),
  };
}
