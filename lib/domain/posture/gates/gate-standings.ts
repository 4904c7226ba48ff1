import { isEffective } from "../coverage/effective-status";
import type { GateRules } from "./gate-rules";
import type { PostureGraph } from "../graph/posture-graph";
import type { MapStatuses } from "../coverage/assess";
import type { Proof } from "../posture";

/** Where gates stand, and what it would take to make them: one way of counting, by node, a bit a gate. */
export interface GateStandings {
  /** The gate is effective on the node itself. */
  readonly own: Int32Array;
  /** Nothing passes here: the gate is effective on the node, or on all who send it manifests. */
  readonly closed: Int32Array;
  /** The gate could stand here and does not. */
  readonly candidates: Int32Array;
  /** Among those: half of the work is done (planned, partial), or nearly all (stale; as proven declared). */
  readonly halfDone: Int32Array;
  readonly nearlyDone: Int32Array;
}

export function createStandings(
  rules: GateRules,
  graph: PostureGraph,
  { controlsAt, statusesAt }: MapStatuses,
  proof: Proof,
): GateStandings {
  const bitOf = new Map<string, number>(rules.gates.map(({ id }, index) => [id, 1 << index]));
  const fresh = () => new Int32Array(graph.nodes.length);
  const [own, candidates, halfDone, nearlyDone] = [fresh(), fresh(), fresh(), fresh()];
  for (const [node, controls] of controlsAt.entries()) {
    if (rules.able[node] === 0) continue;
    const statuses = statusesAt[node] ?? [];
    for (const [index, { id }] of controls.entries()) {
      const [bit, status] = [bitOf.get(id), statuses[index]];
      if (bit === undefined || status === undefined || status === "not-applicable") continue;
      if (isEffective(status, proof)) {
        own[node] = (own[node] ?? 0) | bit;
        continue;
      }
      candidates[node] = (candidates[node] ?? 0) | bit;
      if (status === "planned" || status === "partial") halfDone[node] = (halfDone[node] ?? 0) | bit;
      if (status === "stale" || status === "declared") nearlyDone[node] = (nearlyDone[node] ?? 0) | bit;
    }
  }
  return { own, closed: closeRunners(own, rules, graph), candidates, halfDone, nearlyDone };
}

/** Adds the runners for which delivery stands: `own` of all who send them manifests. */
export function closeRunners(
  own: Int32Array,
  { byDelivery }: GateRules,
  { sendersOf }: PostureGraph,
): Int32Array {
  const closed = own.slice();
  if (byDelivery === 0) return closed;
  for (const [runner, senders] of sendersOf) {
    const stoodFor = senders.reduce((bits, sender) => bits & (own[sender] ?? 0), byDelivery);
    closed[runner] = (closed[runner] ?? 0) | stoodFor;
  }
  return closed;
}

/** In quarters of the work of a gate that has to be begun. */
export function costOf({ halfDone, nearlyDone }: GateStandings, node: number, bit: number): number {
  if (((nearlyDone[node] ?? 0) & bit) !== 0) return 1;
  return ((halfDone[node] ?? 0) & bit) !== 0 ? 2 : 4;
}
