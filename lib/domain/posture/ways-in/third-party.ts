import { oncePer } from "../../once-per";
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
 * Which edges bring what others publish: flow and tool edges out of a third-party registry (of a production registry
 * parent images and tools alone); not into a package registry, nor as flow into a parent registry, which only pass it on
 * (docs/analysis-definitions.md).
 */
export function findThirdParty(graph: PostureGraph): (edge: number) => boolean {
  const { nodes, edges, from, to } = graph;
  const registries = thirdPartyRegistries(graph);
  return (edge) => {
    const artifact = edges[edge]?.artifact;
    const isTool = artifact === "tool";
    const [start, end] = [from[edge] ?? 0, nodes[to[edge] ?? 0]?.kind];
    if (registries[start] === 0 || (!isTool && !isFlow(graph, edge))) return false;
    if (end === "package-registry" || (end === "parent-registry" && !isTool)) return false;
    return nodes[start]?.kind !== "production-registry" || isTool || artifact === "parent-image";
  };
}
