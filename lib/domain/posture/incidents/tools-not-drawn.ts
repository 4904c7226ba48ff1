import type { MapGrounds } from "../map-facts";

/** CI and builders that lead to a target and that no tool is drawn into, as ids: what runs there is not known (docs/analysis.md). */
export function toolsNotDrawn({ graph, waysMap }: MapGrounds): readonly string[] {
  const hasTool = new Uint8Array(graph.nodes.length);
  for (const [edge, end] of graph.to.entries()) if (graph.edges[edge]?.artifact === "tool") hasTool[end] = 1;
  return graph.nodes.flatMap(({ id, kind }, node) =>
    (kind === "ci" || kind === "builder") && waysMap.leads[node] === 1 && hasTool[node] === 0 ? [id] : [],
  );
}
