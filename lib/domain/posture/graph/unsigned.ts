import { isBuilding, mayBuild as mayBuildOf } from "../../pipeline/is-building";
import { oncePer } from "../../once-per";
import { isStranger } from "../../pipeline/is-stranger";
import { carried, carriedBy, carriedKinds } from "./carried";
import type { PostureGraph } from "./posture-graph";

export interface Signing {
  readonly graph: PostureGraph;
  /** By node: it builds images, or may. */
  readonly mayBuild: Uint8Array;
  /** By node: its output is signed. */
  readonly signs: Uint8Array;
}

/** By node: 1 where it builds images, or may. */
export function findMayBuild({ nodes }: Pick<PostureGraph, "nodes">): Uint8Array {
  return Uint8Array.from(nodes, (node) => (isBuilding(node) || mayBuildOf(node) ? 1 : 0));
}

/**
 * By edge: 1 if unsigned artifacts can pass it, so that a signature check blocks no attacker there (Analysis 5.3). Follows
 * artifacts back, without strangers, up to each node that signs. For images: the output of a builder, or possible builder, is
 * unsigned, as is that of a node that receives no image. O(nodes + edges).
 */
export function findUnsigned({ graph, mayBuild, signs }: Signing): Uint8Array {
  const { edges, from, leavingFrom, leaving } = graph;
  const found = new Uint8Array(edges.length);
  const isHanded = handedBy(graph);
  const list: number[] = [];
  const mark = (edge: number) => {
    if (found[edge] === 1) return;
    found[edge] = 1;
    list.push(edge);
  };
  for (let edge = 0; edge < edges.length; edge++) {
    const kind = carriedBy(graph, edge);
    const node = from[edge] ?? 0;
    if (kind === undefined || signs[node] === 1 || isStranger(graph.nodes[node])) continue;
    if (beginsUnsigned({ mayBuild, isHanded }, kind, node)) mark(edge);
  }
  for (const edge of list) {
    const node = graph.to[edge] ?? 0;
    const kind = carriedBy(graph, edge);
    if (signs[node] === 1) continue;
    for (const next of leaving.subarray(leavingFrom[node], leavingFrom[node + 1]))
      if (carriedBy(graph, next) === kind && !isStranger(graph.nodes[node])) mark(next);
  }
  return found;
}

/** The nodes that would have to sign for all artifacts on some edges to be signed, as indexes, ascending. O(nodes + edges). */
export function unsignedNodes(signing: Signing, edges: Iterable<number>): readonly number[] {
  const { graph, mayBuild, signs } = signing;
  const isHanded = handedBy(graph);
  const found = new Set<number>();
  const known = new Set<number>();
  const list = [...edges];
  for (const edge of list) {
    const kind = carriedBy(graph, edge);
    const node = graph.from[edge] ?? 0;
    if (kind === undefined || known.has(node * carriedKinds.length + kind)) continue;
    known.add(node * carriedKinds.length + kind);
    if (signs[node] === 1 || isStranger(graph.nodes[node])) continue;
    if (beginsUnsigned({ mayBuild, isHanded }, kind, node)) found.add(node);
    else
      for (const before of graph.entering.subarray(graph.enteringFrom[node], graph.enteringFrom[node + 1]))
        if (carriedBy(graph, before) === kind) list.push(before);
  }
  return [...found].toSorted((a, b) => a - b);
}

function beginsUnsigned(
  { mayBuild, isHanded }: { readonly mayBuild: Uint8Array; readonly isHanded: readonly Uint8Array[] },
  kind: 0 | 1 | 2,
  node: number,
): boolean {
  return (kind === carried.image && mayBuild[node] === 1) || isHanded[kind]?.[node] !== 1;
}

/** By artifact, by node: the node receives it, and not only from strangers. */
const handedBy = oncePer((graph: PostureGraph): readonly Uint8Array[] => {
  const isHanded = carriedKinds.map(() => new Uint8Array(graph.nodes.length));
  for (let edge = 0; edge < graph.edges.length; edge++) {
    if (isStranger(graph.nodes[graph.from[edge] ?? 0])) continue;
    const handed = isHanded[carriedBy(graph, edge) ?? -1];
    if (handed) handed[graph.to[edge] ?? 0] = 1;
  }
  return isHanded;
});
