import { oncePer } from "../../once-per";
import type { Control, Gate } from "../../catalogue/catalogue";
import type { Origins } from "../graph/origins";
import { graphBits, type PostureGraph } from "../graph/posture-graph";
import { originalOf } from "./gate-graph";
import { isBuilding } from "../../pipeline/is-building";

export type GateControl = Control & { readonly gate: Gate };

/** How many gates are followed at once, a bit each; small integers are fast. */
const batchSize = 30;

/** Facts of the map and the catalogue about some gates, without claims. A gate's bit is `1 << its index`. */
export interface GateRules {
  readonly gates: readonly GateControl[];
  /** By node: the gates that it can enforce. */
  readonly able: Int32Array;
  /** By edge: the gates that check it. */
  readonly judgedOn: Int32Array;
  /** By node: the gates that must block what enters there. */
  readonly starts: Int32Array;
  /** Gates that count only on paths through a node able to enforce them. */
  readonly conditional: number;
  /** Gates that protect a runner if they are in place on all senders of its manifests. */
  readonly byDelivery: number;
}

/** @param graph the gates' own @param controlsAt the applicable controls of each node. O(nodes x applicable controls + edges) */
export function createGateRules(
  gates: readonly GateControl[],
  graph: PostureGraph,
  origins: Origins,
  controlsAt: readonly (readonly Control[])[],
): GateRules {
  const bitOf = new Map<string, number>(gates.map(({ id }, index) => [id, 1 << index]));
  const bitsWhere = (holds: (gate: GateControl) => boolean) =>
    gates.reduce((bits, gate, index) => (holds(gate) ? bits | (1 << index) : bits), 0);
  const byGraph = [0, graphBits.flow, graphBits.content, graphBits.orders, graphBits.strictOrders].map(
    (bit) => bitsWhere((gate) => graphBitOf(gate) === bit),
  );
  const [, onFlow = 0, onContent = 0, onOrders = 0, onStrictOrders = 0] = byGraph;
  const judgedOn = Int32Array.from(
    graph.graphsOf,
    (graphs) =>
      (graphs & graphBits.flow ? onFlow : 0) |
      (graphs & graphBits.content ? onContent : 0) |
      (graphs & graphBits.orders ? onOrders : 0) |
      (graphs & graphBits.strictOrders ? onStrictOrders : 0),
  );
  const points = (...asked: readonly Gate["point"][]) => bitsWhere(({ gate }) => asked.includes(gate.point));
  const starts = new Int32Array(graph.nodes.length);
  const startAt = (places: readonly number[], bits: number) => {
    for (const place of places) starts[place] = (starts[place] ?? 0) | bits;
  };
  const fromAll = points("registry-push", "promotion", "registry-pull", "deploy", "admission");
  startAt(origins.firstParty, fromAll | points("commit", "pipeline-trigger", "image-build"));
  startAt(origins.thirdParty, fromAll | points("parent-pull"));
  startAt(findBuildStarts(graph), points("image-build"));
  const able = Int32Array.from(controlsAt, (controls) =>
    controls.reduce((bits, { id }) => bits | (bitOf.get(id) ?? 0), 0),
  );
  return {
    gates,
    // A path through a copy passes a node able to enforce the gate, but not the gate.
    able: Int32Array.from(graph.nodes, (_node, index) => able[originalOf(graph, index)] ?? 0),
    judgedOn,
    starts,
    conditional: bitsWhere(
      ({ gate, products }) => gate.point === "pipeline-trigger" || products !== undefined,
    ),
    byDelivery: bitsWhere(({ gate, appliesTo }) => gate.about !== "orders" && appliesTo.includes("delivery")),
  };
}

/** The gates of a catalogue in batches, each with the same required proof: the same objects for the same catalogue. */
export const batchesOf = oncePer((controls: readonly Control[]): readonly (readonly GateControl[])[] => {
  const gates = controls.filter((control): control is GateControl => control.gate !== undefined);
  const proving = [...new Set(gates.map(({ gate }) => gate.provedBy))];
  return proving.flatMap((proof) => {
    const alike = gates.filter(({ gate }) => gate.provedBy === proof);
    return Array.from({ length: Math.ceil(alike.length / batchSize) }, (_, index) =>
      alike.slice(index * batchSize, (index + 1) * batchSize),
    );
  });
});

// Both gates read manifests, so they skip runners that receive none.
const readersOfManifests: ReadonlySet<string> = new Set(["iac-scan", "deploy-manifest-integrity"]);

function graphBitOf({ id, gate }: GateControl): number {
  if (readersOfManifests.has(id)) return graphBits.strictOrders;
  return gate.about === "any" ? graphBits.flow : graphBits[gate.about];
}

/** Every building node; a builder that CI feeds is entered there. */
function findBuildStarts(graph: PostureGraph): readonly number[] {
  const { nodes, indexOf, from, enteringFrom, entering, graphsOf } = graph;
  const starts = new Set<number>();
  for (const [index, node] of nodes.entries()) {
    if (!isBuilding(node) || index >= indexOf.size) continue;
    const feeders = new Set<number>();
    for (
      let place = enteringFrom[index] ?? 0;
      node.kind === "builder" && place < (enteringFrom[index + 1] ?? 0);
      place++
    ) {
      const edge = entering[place] ?? 0;
      const feeder = originalOf(graph, from[edge] ?? 0);
      if ((graphsOf[edge] ?? 0) !== 0 && nodes[feeder]?.kind === "ci") feeders.add(feeder);
    }
    for (const start of feeders.size > 0 ? feeders : [index]) starts.add(start);
  }
  return [...starts];
}
