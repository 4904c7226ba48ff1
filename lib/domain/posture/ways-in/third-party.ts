import { oncePer } from "../../once-per";
import { isStranger } from "../../pipeline/is-stranger";
import type { PostureGraph } from "../graph/posture-graph";
import { isFlow } from "./is-flow";

/** By node: 1 for a parent or package registry, and for a production registry that one feeds. */
export const thirdPartyRegistries = oncePer((graph: PostureGraph): Uint8Array => {
  const { nodes, from, to } = graph;
  const isPublic = (node: number) => {
    const kind = nodes[node]?.kind;
    return kind === "parent-registry" || kind === "package-registry";
  };
  const found = Uint8Array.from(nodes, (_node, at) => (isPublic(at) ? 1 : 0));
  for (const [edge, start] of from.entries()) {
    const end = to[edge] ?? 0;
    if (isFlow(graph, edge) && isPublic(start) && nodes[end]?.kind === "production-registry") found[end] = 1;
  }
  return found;
});

/**
 * The edges that bring artifacts of others: flow and tool edges out of a third-party registry (of a production registry only
 * parent images and tools); not into a package registry, nor as flow into a parent registry, which only pass them on (Analysis
 * 8.1).
 */
export function findThirdParty(graph: PostureGraph): (edge: number) => boolean {
  const { nodes, edges, from, to } = graph;
  const registries = thirdPartyRegistries(graph);
  const own = findOwn(graph, registries);
  return (edge) => {
    const artifact = edges[edge]?.artifact;
    const isTool = artifact === "tool";
    const [start, end] = [from[edge] ?? 0, nodes[to[edge] ?? 0]?.kind];
    if (registries[start] === 0 || (!isTool && !isFlow(graph, edge))) return false;
    if (!isTool && own.has(start)) return false;
    if (end === "package-registry" || (end === "parent-registry" && !isTool)) return false;
    return nodes[start]?.kind !== "production-registry" || isTool || artifact === "parent-image";
  };
}

/** Package registries that the team's own CI, builders or developers send to, and that no third-party registry feeds. */
function findOwn(graph: PostureGraph, registries: Uint8Array): ReadonlySet<number> {
  const { nodes, edges, from, to } = graph;
  const own = new Set<number>();
  for (const [edge, end] of to.entries()) {
    const source = nodes[from[edge] ?? 0];
    const isOurs =
      source?.kind === "ci" ||
      source?.kind === "builder" ||
      (source?.kind === "developer" && !isStranger(source));
    if (isOurs && nodes[end]?.kind === "package-registry" && isFlow(graph, edge)) own.add(end);
  }
  // A registry fed by a third-party one is not own, nor are those that it feeds.
  for (let isMore = own.size > 0; isMore;) {
    isMore = false;
    for (const [edge, end] of to.entries()) {
      const start = from[edge] ?? 0;
      const feeds = isFlow(graph, edge) || edges[edge]?.artifact === "tool";
      if (feeds && registries[start] === 1 && !own.has(start) && own.delete(end)) isMore = true;
    }
  }
  return own;
}
