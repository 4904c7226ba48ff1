import type { PostureGraph } from "../graph/posture-graph";
import { isFlow } from "./is-flow";

/**
 * Which edges bring what others publish: flow and tool edges out of a parent or package registry, or out of a production
 * registry that one feeds (parent images and tools alone); not into a package registry, nor as flow into a parent registry,
 * which only pass it on (docs/analysis.md).
 */
export function findThirdParty(graph: PostureGraph): (edge: number) => boolean {
  const { nodes, edges, from, to } = graph;
  const isPublic = (node: number) => {
    const kind = nodes[node]?.kind;
    return kind === "parent-registry" || kind === "package-registry";
  };
  const isFed = new Uint8Array(nodes.length);
  for (const [edge, start] of from.entries())
    if (isFlow(graph, edge) && isPublic(start)) isFed[to[edge] ?? 0] = 1;
  return (edge) => {
    const artifact = edges[edge]?.artifact;
    const isTool = artifact === "tool";
    if (!isTool && !isFlow(graph, edge)) return false;
    const [start, end] = [from[edge] ?? 0, nodes[to[edge] ?? 0]?.kind];
    if (end === "package-registry" || (end === "parent-registry" && !isTool)) return false;
    if (isPublic(start)) return true;
    const isMirror = nodes[start]?.kind === "production-registry" && isFed[start] === 1;
    return isMirror && (isTool || artifact === "parent-image");
  };
}
