import type { GateStandings } from "./gate-standings";
import type { PostureGraph } from "../graph/posture-graph";
import { Worklist } from "../../graph/worklist";

/** How a verifier's check is judged: a hostile node's signature proves origin, not innocence (docs/analysis.md). */
export interface Signatures {
  /** The gate that checks signatures, as a bit; 0 where signatures are treated like any other gate. */
  readonly verifies: number;
  /** By node: images are signed there. */
  readonly signs: Uint8Array;
}

const allGates = -1;

/** By node, a bit a gate: past which gates something hostile there comes to one of the targets; and whether it comes to any at all. */
export interface HostileWays {
  readonly past: Int32Array;
  readonly reaches: Uint8Array;
}

/**
 * For every node at once: past which gates something hostile there comes to one of the targets. It goes along hand-overs,
 * and along a credential it acts as the node at its end, whose own gates then do not count. One pass from the targets
 * backwards by worklist, at most edges x gates steps.
 */
export function hostileWaysTo(
  graph: PostureGraph,
  standings: GateStandings,
  signatures: Signatures,
  targets: Iterable<number>,
): HostileWays {
  const { nodes, from, graphsOf, enteringFrom, entering, sendersOf } = graph;
  const { verifies, signs } = signatures;
  const [asActor, passed, reaches] = [
    new Int32Array(nodes.length),
    new Int32Array(nodes.length),
    new Uint8Array(nodes.length),
  ];
  const list = new Worklist(nodes.length);
  for (const target of targets) {
    asActor[target] = passed[target] = allGates;
    reaches[target] = 1;
    list.add(target);
  }
  // Once signed, a thing passes every verifier: where any way leads on from a signer, the verifiers there check nothing.
  const once = (node: number, bits: number) => (signs[node] === 1 ? bits | verifies : bits);
  for (let node = list.take(); node !== undefined; node = list.take()) {
    for (let place = enteringFrom[node] ?? 0; place < (enteringFrom[node + 1] ?? 0); place++) {
      const edge = entering[place] ?? 0;
      const start = from[edge] ?? 0;
      const isActing = graphsOf[edge] === 0;
      if (isActing && !acts(graph, edge)) continue;
      const arriving = (passed[node] ?? 0) & ~(standings.closed[node] ?? 0);
      // What sends a runner its orders cannot be what stands for it.
      const isOrdering = sendersOf.get(node)?.includes(start) === true;
      const arrivingFromActor =
        (passed[node] ?? 0) & ~((isOrdering ? standings.own[node] : standings.closed[node]) ?? 0);
      const viaActor = once(start, isActing ? (asActor[node] ?? 0) : arrivingFromActor);
      const viaPassed = once(start, isActing ? (asActor[node] ?? 0) : arriving);
      const [moreActor, morePassed] = [viaActor & ~(asActor[start] ?? 0), viaPassed & ~(passed[start] ?? 0)];
      if ((moreActor | morePassed) === 0 && reaches[start] === 1) continue;
      asActor[start] = (asActor[start] ?? 0) | moreActor;
      passed[start] = (passed[start] ?? 0) | morePassed;
      reaches[start] = 1;
      list.add(start);
    }
  }
  return { past: asActor, reaches };
}

/** Whether something acts at its end along an edge that hands nothing on: with a credential, or as a tool that runs there. */
function acts({ edges }: PostureGraph, edge: number): boolean {
  return edges[edge]?.artifact === "credential" || edges[edge]?.artifact === "tool";
}

/** By node: past which gates something hostile at one node comes there, and whether it comes there at all. One pass forwards. */
export function hostileWaysFrom(
  graph: PostureGraph,
  standings: GateStandings,
  { verifies, signs }: Signatures,
  origin: number,
): HostileWays {
  const { nodes, to, graphsOf, leavingFrom, leaving, sendersOf } = graph;
  const [acting, passed, reaches] = [
    new Int32Array(nodes.length),
    new Int32Array(nodes.length),
    new Uint8Array(nodes.length),
  ];
  const isSigned = new Uint8Array(nodes.length);
  const list = new Worklist(nodes.length);
  acting[origin] = allGates;
  reaches[origin] = 1;
  list.add(origin);
  for (let node = list.take(); node !== undefined; node = list.take()) {
    const hereAtAll = (acting[node] ?? 0) | (passed[node] ?? 0);
    if (signs[node] === 1 && (hereAtAll & verifies) !== 0) isSigned[node] = 1;
    for (let place = leavingFrom[node] ?? 0; place < (leavingFrom[node + 1] ?? 0); place++) {
      const edge = leaving[place] ?? 0;
      const end = to[edge] ?? 0;
      const isActing = graphsOf[edge] === 0;
      if (isActing && !acts(graph, edge)) continue;
      const isOrdering = sendersOf.get(end)?.includes(node) === true;
      const checkedActor =
        (acting[node] ?? 0) & ~((isOrdering ? standings.own[end] : standings.closed[end]) ?? 0);
      const arriving = checkedActor | ((passed[node] ?? 0) & ~(standings.closed[end] ?? 0));
      const [moreActing, morePassed] = [
        isActing ? hereAtAll & ~(acting[end] ?? 0) : 0,
        isActing ? 0 : arriving & ~(passed[end] ?? 0),
      ];
      const isNew = reaches[end] === 0 || (isSigned[node] === 1 && isSigned[end] === 0);
      if ((moreActing | morePassed) === 0 && !isNew) continue;
      acting[end] = (acting[end] ?? 0) | moreActing;
      passed[end] = (passed[end] ?? 0) | morePassed;
      reaches[end] = 1;
      if (isSigned[node] === 1) isSigned[end] = 1;
      list.add(end);
    }
  }
  const past = acting.map((bits, node) => bits | (passed[node] ?? 0) | (isSigned[node] === 1 ? verifies : 0));
  return { past, reaches };
}
