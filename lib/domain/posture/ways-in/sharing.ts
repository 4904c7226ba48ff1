import { isRunner } from "../../pipeline/runners";
import type { PostureGraph } from "../graph/posture-graph";
import { isFlow } from "./is-flow";

/**
 * CI nodes that may share a cache, a workspace or a worker with one that runs untrusted pull requests: by groups, not by pairs,
 * so that a thousand of one product cost a thousand.
 */
export interface Sharing {
  /** By node: the groups that it writes to; none unless untrusted pull requests reach it. */
  readonly groupsOf: readonly (readonly number[])[];
  /** By group: the CI nodes that read from it. */
  readonly members: readonly (readonly number[])[];
}

/** A group for each technology that is not hosted, each repository that feeds them, each runner with containers to them. O(nodes + edges). */
export function findSharing(
  graph: PostureGraph,
  strangersReach: Uint8Array,
  isInHand: Uint8Array,
  hosted: ReadonlySet<string>,
): Sharing {
  const { nodes, edges, from, enteringFrom, entering } = graph;
  const none: readonly number[] = [];
  if (!nodes.some(({ kind }, node) => kind === "ci" && strangersReach[node] === 1))
    return { groupsOf: nodes.map(() => none), members: [] };
  const groups = new Map<string, number>();
  const members: number[][] = [];
  const groupsOf = nodes.map(({ kind, technologies = [] }, node): readonly number[] => {
    if (kind !== "ci") return none;
    const keys = new Set(technologies.flatMap((one) => (hosted.has(one) ? [] : [`technology ${one}`])));
    for (const edge of entering.subarray(enteringFrom[node], enteringFrom[node + 1])) {
      const start = from[edge] ?? 0;
      const source = nodes[start];
      if (isFlow(graph, edge) && source?.kind === "source-repository") keys.add(`repository ${start}`);
      if (edges[edge]?.artifact === "container" && source && isRunner(source)) keys.add(`runner ${start}`);
    }
    const indexes = [...keys].map((key) => {
      const group = groups.get(key) ?? members.length;
      if (group === members.length) members.push([]);
      groups.set(key, group);
      if (isInHand[node] === 0) members[group]?.push(node);
      return group;
    });
    return strangersReach[node] === 1 ? indexes : none;
  });
  return { groupsOf, members };
}
