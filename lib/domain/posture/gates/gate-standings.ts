import { oncePer } from "../../once-per";
import type { Control } from "../../catalogue/catalogue";
import { type EffectiveStatus, isEffective } from "../coverage/effective-status";
import type { GateRules } from "./gate-rules";
import type { PostureGraph } from "../graph/posture-graph";
import type { MapStatuses } from "../coverage/assess";
import type { Proof } from "../posture";

/** Where gates are in place, and the effort to put them there: by one proof, by node, a bit a gate. */
export interface GateStandings {
  /** The gate is effective on the node itself. */
  readonly own: Int32Array;
  /** Nothing passes here: the gate is effective on the node, or on all senders of its manifests. */
  readonly closed: Int32Array;
  /** The gate could be in place here and is not. */
  readonly candidates: Int32Array;
  /** Among those: half of the work is done (planned, partial), or nearly all (stale; declared if only verified counts). */
  readonly halfDone: Int32Array;
  readonly nearlyDone: Int32Array;
}

export function createStandings(
  rules: GateRules,
  graph: PostureGraph,
  { controlsAt, statusesAt }: MapStatuses,
  proof: Proof,
): GateStandings {
  const fresh = () => new Int32Array(graph.nodes.length);
  const [own, candidates, halfDone, nearlyDone] = [fresh(), fresh(), fresh(), fresh()];
  for (const [node, controls] of controlsAt.entries()) {
    const statuses = statusesAt[node];
    if (rules.able[node] === 0 || !statuses) continue;
    const bits = bitsOf(rules.gates, controls, statuses, proof);
    own[node] = bits.own;
    candidates[node] = bits.candidates;
    halfDone[node] = bits.halfDone;
    nearlyDone[node] = bits.nearlyDone;
  }
  return { own, closed: closeRunners(own, rules, graph), candidates, halfDone, nearlyDone };
}

/** Where nothing passes, as `GateStandings` has it. */
export function findClosed(
  rules: GateRules,
  graph: PostureGraph,
  { controlsAt, statusesAt }: MapStatuses,
  proof: Proof,
): Int32Array {
  const own = new Int32Array(graph.nodes.length);
  for (let node = 0; node < controlsAt.length; node++) {
    const [controls, statuses] = [controlsAt[node], statusesAt[node]];
    if (rules.able[node] !== 0 && controls && statuses)
      own[node] = bitsOf(rules.gates, controls, statuses, proof).own;
  }
  return closeRunners(own, rules, graph);
}

type Bits = { readonly [K in "own" | "candidates" | "halfDone" | "nearlyDone"]: number };

interface Known {
  readonly gates: GateRules["gates"];
  readonly controls: readonly Control[];
  readonly of: { [P in Proof]?: Bits };
}

/** By the statuses of a node: one object until a claim changes, also on maps of trials. One cache for each batch of gates. */
const known = new WeakMap<readonly EffectiveStatus[], readonly Known[]>();

/** At one node, a bit a gate. O(controls), cached by statuses. */
function bitsOf(
  gates: GateRules["gates"],
  controls: readonly Control[],
  statuses: readonly EffectiveStatus[],
  proof: Proof,
): Bits {
  const before = known.get(statuses) ?? [];
  let kept = before.find((one) => one.gates === gates && one.controls === controls);
  if (!kept) {
    kept = { gates, controls, of: {} };
    known.set(statuses, [...before.filter((one) => one.controls === controls), kept]);
  }
  return (kept.of[proof] ??= bitsAt(gates, controls, statuses, proof));
}

/** The places of gates among the controls of a node, shared by nodes of its kind; -1 if one does not apply. */
const indexesAmong = oncePer((gates: GateRules["gates"]) =>
  oncePer((controls: readonly Control[]) =>
    gates.map(({ id }) => controls.findIndex((control) => control.id === id)),
  ),
);

function bitsAt(
  gates: GateRules["gates"],
  controls: readonly Control[],
  statuses: readonly EffectiveStatus[],
  proof: Proof,
): Bits {
  const bits = { own: 0, candidates: 0, halfDone: 0, nearlyDone: 0 };
  const indexes = indexesAmong(gates)(controls);
  for (let place = 0; place < indexes.length; place++) {
    const [bit, status] = [1 << place, statuses[indexes[place] ?? -1]];
    if (status === undefined || status === "not-applicable") continue;
    if (isEffective(status, proof)) {
      bits.own |= bit;
      continue;
    }
    bits.candidates |= bit;
    if (status === "planned" || status === "partial") bits.halfDone |= bit;
    if (status === "stale" || status === "declared") bits.nearlyDone |= bit;
  }
  return bits;
}

/** Adds the runners that deliveries protect: `own` of all senders of their manifests. */
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

/** In quarters of the work of a gate from scratch. */
export function costOf({ halfDone, nearlyDone }: GateStandings, node: number, bit: number): number {
  if (((nearlyDone[node] ?? 0) & bit) !== 0) return 1;
  return ((halfDone[node] ?? 0) & bit) !== 0 ? 2 : 4;
}
