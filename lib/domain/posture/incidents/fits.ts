import type { Incident } from "../../catalogue/incident";
import type { MapGrounds } from "../map-facts";
import type { FoundEntry, FoundPlace } from "../ways-in/find-entries";

/**
 * Whether an entry is one that an incident is about: kinds are those of the end, or of the node where there is no edge;
 * technologies too, or of the start where the incident names kinds of that alone.
 */
export function fits(
  { graph }: MapGrounds,
  { entry, kinds, from, technologies, artifacts }: Incident["match"],
  place: FoundPlace,
  { type }: FoundEntry,
): boolean {
  if (!entry.includes(type)) return false;
  const fitsNodes = (start: number, end: number) => {
    const [source, target] = [graph.nodes[start], graph.nodes[end]];
    const named = kinds === undefined && from !== undefined ? source : target;
    return (
      (kinds === undefined || (target !== undefined && kinds.includes(target.kind))) &&
      (from === undefined || (source !== undefined && from.includes(source.kind))) &&
      (technologies === undefined || named?.technologies?.some((one) => technologies.includes(one)) === true)
    );
  };
  const fitsEdge = (edge: number) => {
    const artifact = graph.edges[edge]?.artifact;
    const isCarried = artifacts === undefined || (artifact !== undefined && artifacts.includes(artifact));
    return isCarried && fitsNodes(graph.from[edge] ?? 0, graph.to[edge] ?? 0);
  };
  if (place.edge !== -1) return fitsEdge(place.edge);
  if (type !== "stored-secret") return fitsNodes(place.node, place.node);
  const { leavingFrom, leaving } = graph;
  return leaving.subarray(leavingFrom[place.node], leavingFrom[place.node + 1]).some(fitsEdge);
}
