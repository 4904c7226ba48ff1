import type { MapGrounds } from "../map-facts";
import { addRow, isEmpty, without } from "../ways-in/bit-rows";
import { isFlow } from "../ways-in/is-flow";

/**
 * Whether a flow edge may be offered for removal (Analysis 10.1): it is manual or a developer's, not from outside, not out of a
 * repository or a third-party registry, and the targets are reached without it.
 * @param isThirdPartyRegistry by node
 * @returns edge indexes, ascending. O(edges + reach of the ends of each such edge)
 */
export function findRemovable(
  grounds: MapGrounds,
  isThirdPartyRegistry: (node: number) => boolean,
): readonly number[] {
  const { graph, origins, waysMap } = grounds;
  const { nodes, edges, from, to } = graph;
  const { builds, isInHand, isStranger } = waysMap;
  const builders = [...nodes.keys()].filter((node) => builds[node] === 1 && isInHand[node] === 0);
  const feeding = builders.length > 0 ? builders : origins.firstParty;
  return [...edges.keys()].filter((edge) => {
    const start = from[edge] ?? 0;
    const [source, target] = [nodes[start]?.kind, nodes[to[edge] ?? 0]?.kind];
    const isPersons = source === "developer";
    if (!isFlow(graph, edge) || (!isPersons && edges[edge]?.automated !== false)) return false;
    if (isStranger[start] === 1 || source === "source-repository" || isThirdPartyRegistry(start))
      return false;
    if (isPersons && target === "source-repository") return false;
    const people = isInHand[start] === 1 ? developersInto(grounds, start) : [start];
    return isReachedWithout(grounds, [...people, ...feeding], edge);
  });
}

function developersInto({ graph }: MapGrounds, node: number): readonly number[] {
  const { nodes, from, enteringFrom, entering } = graph;
  return [...entering.subarray(enteringFrom[node], enteringFrom[node + 1])].flatMap((edge) => {
    const start = from[edge] ?? 0;
    return isFlow(graph, edge) && nodes[start]?.kind === "developer" ? [start] : [];
  });
}

/** What these nodes reach they reach without the edge. */
function isReachedWithout(
  { graph, waysMap }: MapGrounds,
  starts: readonly number[],
  removed: number,
): boolean {
  const { reaching, targetAt } = waysMap;
  const { to, leavingFrom, leaving } = graph;
  const before = new Int32Array(reaching.words);
  for (const start of starts) addRow(before, reaching, start);
  const after = new Int32Array(reaching.words);
  const known = new Set(starts);
  for (const node of known) {
    const target = targetAt[node] ?? -1;
    if (target !== -1) after[target >> 5] = (after[target >> 5] ?? 0) | (1 << (target & 31));
    for (const edge of leaving.subarray(leavingFrom[node], leavingFrom[node + 1])) {
      if (edge === removed || !isFlow(graph, edge)) continue;
      const end = to[edge] ?? 0;
      known.add(end);
    }
  }
  return isEmpty(without(before, after));
}
