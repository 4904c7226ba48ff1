import { compareText } from "../pipeline/pipeline";
import type { LayoutGraph, LayoutNode } from "./layout-graph";
import { groupName } from "./group-heads";
import { longestChains } from "./longest-chains";

/** Nodes of one lane that are drawn in one box. */
export interface Group {
  readonly lane: number;
  readonly name: string;
  /** By name. */
  readonly nodes: readonly number[];
}

/** Rounds in which groups move towards their neighbours. */
const rounds = 4;

/** The groups of a large map, zones or else kinds, each lane's in the order of their connections and else beside what they are joined to. */
export function groupsOf(graph: LayoutGraph): readonly (readonly Group[])[] {
  const byKey = new Map<string, number[]>();
  for (const [node, value] of graph.nodes.entries()) {
    const key = groupKey(value, graph.stageOf[node] ?? 0);
    byKey
      .set(key, byKey.get(key) ?? [])
      .get(key)
      ?.push(node);
  }
  const names = graph.nodes.map(({ name = "" }) => sortKey(name));
  const groups = [...byKey]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, nodes]): Group => ({
      lane: graph.stageOf[nodes[0] ?? 0] ?? 0,
      name: groupName(graph.nodes[nodes[0] ?? 0] ?? {}),
      nodes: nodes.toSorted((a, b) => compareText(names[a] ?? "", names[b] ?? "") || a - b),
    }));
  return inOrder(groups, joinedGroups(graph, groups));
}

/** The same for the nodes of one lane that belong together on a large map: those of a zone, else those of a kind. */
export function groupKey(node: Pick<LayoutNode, "zone" | "kind">, lane: number): string {
  return node.zone === undefined ? `${lane} kind ${node.kind ?? ""}` : `${lane} zone ${node.zone}`;
}

/** Host 9 before host 10, whatever the language of the machine. */
function sortKey(name: string): string {
  return name.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(12, "0"));
}

interface Joined {
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

function joinedGroups({ nodes, sources, targets }: LayoutGraph, groups: readonly Group[]): Joined {
  const groupOf = new Int32Array(nodes.length);
  for (const [index, group] of groups.entries()) for (const node of group.nodes) groupOf[node] = index;
  const edges = [...sources.keys()].filter(
    (edge) => groupOf[sources[edge] ?? 0] !== groupOf[targets[edge] ?? 0],
  );
  return {
    sources: Int32Array.from(edges, (edge) => groupOf[sources[edge] ?? 0] ?? 0),
    targets: Int32Array.from(edges, (edge) => groupOf[targets[edge] ?? 0] ?? 0),
  };
}

function inOrder(groups: readonly Group[], { sources, targets }: Joined): readonly (readonly Group[])[] {
  const within = [...sources.keys()].filter(
    (edge) => groups[sources[edge] ?? 0]?.lane === groups[targets[edge] ?? 0]?.lane,
  );
  const { steps } = longestChains(
    groups.length,
    Int32Array.from(within, (edge) => sources[edge] ?? 0),
    Int32Array.from(within, (edge) => targets[edge] ?? 0),
  );
  const height = new Float64Array(groups.length).fill(0.5);
  let lanes = [0, 1, 2].map((lane) => [...groups.keys()].filter((group) => groups[group]?.lane === lane));
  for (let round = 0; round < rounds; round++) {
    const wanted = meanOfJoined(height, sources, targets);
    lanes = lanes.map((lane) =>
      lane.toSorted(
        (a, b) => (steps[a] ?? 0) - (steps[b] ?? 0) || (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b,
      ),
    );
    for (const lane of lanes)
      for (const [index, group] of lane.entries()) height[group] = (index + 0.5) / lane.length;
  }
  return lanes.map((lane) => lane.flatMap((group) => groups[group] ?? []));
}

/** For each group the mean height of those that it is joined to, as often as it is; its own without any. */
function meanOfJoined(height: Float64Array, sources: Int32Array, targets: Int32Array): Float64Array {
  const sum = new Float64Array(height.length);
  const count = new Int32Array(height.length);
  for (const [edge, source] of sources.entries()) {
    const target = targets[edge] ?? 0;
    sum[source] = (sum[source] ?? 0) + (height[target] ?? 0);
    sum[target] = (sum[target] ?? 0) + (height[source] ?? 0);
    count[source] = (count[source] ?? 0) + 1;
    count[target] = (count[target] ?? 0) + 1;
  }
  return height.map((own, group) =>
    (count[group] ?? 0) > 0 ? (sum[group] ?? 0) / (count[group] ?? 1) : own,
  );
}
