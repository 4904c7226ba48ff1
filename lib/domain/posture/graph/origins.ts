import { isParentRegistry } from "../../pipeline/is-parent-registry";
import { pinningOf } from "../../pipeline/pinning";
import type { Pipeline } from "../../pipeline/pipeline";
import { componentsOf } from "../../graph/components";
import { graphBits, type PostureGraph } from "./posture-graph";

/** Where artifacts enter, by node index. */
export interface Origins {
  readonly firstParty: readonly number[];
  readonly thirdParty: readonly number[];
  /** Parent registries with a connection whose pinning is not answered. */
  readonly unknownPinning: readonly number[];
}

/** The origins (Analysis 1.3). O(nodes + edges x images on them). */
export function findOrigins(graph: PostureGraph, pipeline: Pipeline): Origins {
  const { nodes, edges, from, to, graphsOf } = graph;
  const isFed = new Uint8Array(nodes.length);
  const feeds = new Uint8Array(nodes.length);
  const handsOnFloating = new Uint8Array(nodes.length);
  const isUnsaid = new Uint8Array(nodes.length);
  for (const [index, edge] of edges.entries()) {
    if (graphsOf[index] === 0) continue;
    const start = from[index] ?? 0;
    feeds[start] = 1;
    isFed[to[index] ?? 0] = 1;
    if (!isParentRegistry(nodes[start])) continue;
    const isPinned = pinningOf(edge, pipeline.images);
    if (isPinned === undefined) isUnsaid[start] = 1;
    else if (!isPinned) handsOnFloating[start] = 1;
  }
  const [firstParty, thirdParty]: [Set<number>, Set<number>] = [new Set(), new Set()];
  for (const [index, { kind }] of nodes.entries()) {
    if (isParentRegistry(nodes[index])) {
      if (isFed[index] === 0 || handsOnFloating[index] === 1) thirdParty.add(index);
    } else if (
      kind !== "package-registry" &&
      feeds[index] === 1 &&
      (kind === "developer" || isFed[index] === 0)
    )
      firstParty.add(index);
  }
  for (const index of closedCircles(graph, new Set([...firstParty, ...thirdParty]))) {
    if (nodes[index]?.kind === "package-registry") continue;
    (isParentRegistry(nodes[index]) ? thirdParty : firstParty).add(index);
  }
  const ascending = (found: Set<number>) => [...found].toSorted((a, b) => a - b);
  return {
    firstParty: ascending(firstParty),
    thirdParty: ascending(thirdParty),
    unknownPinning: [...nodes.keys()].filter(
      (index) => isUnsaid[index] === 1 && isParentRegistry(nodes[index]),
    ),
  };
}

/** The members of each circle that nothing enters from outside, and that has no origin yet. */
function closedCircles(
  { nodes, edges, graphsOf }: PostureGraph,
  begun: ReadonlySet<number>,
): readonly number[] {
  const flow = edges.filter((_edge, index) => ((graphsOf[index] ?? 0) & graphBits.flow) !== 0);
  const { componentOf, count } = componentsOf(
    nodes.map(({ id }) => id),
    flow,
  );
  const size = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  for (const [index, { id }] of nodes.entries()) {
    const component = componentOf.get(id) ?? 0;
    size[component] = (size[component] ?? 0) + 1;
    if (begun.has(index)) isOpen[component] = 1;
  }
  for (const { source, target } of flow) {
    const component = componentOf.get(target) ?? 0;
    if (componentOf.get(source) !== component) isOpen[component] = 1;
  }
  return [...nodes.keys()].filter((index) => {
    const component = componentOf.get(nodes[index]?.id ?? "") ?? 0;
    return (size[component] ?? 0) > 1 && isOpen[component] === 0;
  });
}
