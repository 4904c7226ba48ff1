import type { Incident } from "../../catalogue/incident";
import type { MapGrounds } from "../map-facts";
import type { FoundEntry, FoundPlace } from "../ways-in/find-entries";

/**
 * Whether an incident is about an entry: kinds and technologies are those of the end, or of the node if there is no edge; `from`
 * are kinds of the start.
 */
export function fits(
  { graph }: MapGrounds,
  { entry, kinds, from, technologies, artifacts }: Incident["match"],
  place: FoundPlace,
  { type, starts }: FoundEntry,
): boolean {
  if (!entry.includes(type)) return false;
  const fitsNodes = (start: number, end: number) => {
    const [source, target] = [graph.nodes[start], graph.nodes[end]];
    return (
      (kinds === undefined || (target !== undefined && kinds.includes(target.kind))) &&
      (from === undefined || (source !== undefined && from.includes(source.kind))) &&
      (technologies === undefined || target?.technologies?.some((one) => technologies.includes(one)) === true)
    );
  };
  const fitsEdge = (edge: number) => {
    const artifact = graph.edges[edge]?.artifact;
    const isCarried = artifacts === undefined || (artifact !== undefined && artifacts.includes(artifact));
    return isCarried && fitsNodes(graph.from[edge] ?? 0, graph.to[edge] ?? 0);
  };
  if (place.edge !== -1) return fitsEdge(place.edge);
  // A stored secret is for some of the outgoing edges, and the incident used one of these.
  return starts.some(({ edge }) => (edge === undefined ? fitsNodes(place.node, place.node) : fitsEdge(edge)));
}
