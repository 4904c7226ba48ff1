import type { Artifact, PipelineEdge, PipelineNode } from "../pipeline/document";
import { artifacts } from "../pipeline/document-lists";
import { compareNodes, compareText } from "../pipeline/pipeline";

export interface OrderedEdge {
  readonly edge: PipelineEdge;
  /** It comes in from the side, as a parent image does at the CI that builds on it. */
  readonly isSide: boolean;
}

/**
 * The order in which a line is followed: to the first end, then to the next, and at each node all that comes in before
 * anything goes out, the main input first. Topological over the strongly connected components; every edge comes once.
 * Depth first against the arrows, without recursion: O(nodes + edges log edges).
 */
export function orderHops(
  edges: readonly PipelineEdge[],
  ends: readonly string[],
  nodes: ReadonlyMap<string, PipelineNode>,
): readonly OrderedEdge[] {
  const inputs = inputsByNode(edges, nodes);
  const roots = ends
    .flatMap((id) => nodes.get(id) ?? [])
    .toSorted((a, b) => Number(!isProduction(a)) - Number(!isProduction(b)) || compareNodes(a, b))
    .map(({ id }) => id);
  const main = mainLine(roots, inputs);
  const visited = new Set<string>();
  const ordered: OrderedEdge[] = [];
  for (const root of roots) {
    if (visited.has(root)) continue;
    visited.add(root);
    const path = [{ node: root, next: 0 }];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const edge = inputs.get(at.node)?.[at.next];
      if (!edge) {
        path.pop();
      } else if (visited.has(edge.source)) {
        at.next += 1;
        ordered.push({ edge, isSide: !main.has(edge.id) });
      } else {
        // First all connections that lead to the source of this one.
        visited.add(edge.source);
        path.push({ node: edge.source, next: 0 });
      }
    }
  }
  return ordered;
}

function inputsByNode(
  edges: readonly PipelineEdge[],
  nodes: ReadonlyMap<string, PipelineNode>,
): ReadonlyMap<string, readonly PipelineEdge[]> {
  const inputs = new Map<string, PipelineEdge[]>();
  for (const edge of edges) {
    const known = inputs.get(edge.target);
    if (known) known.push(edge);
    else inputs.set(edge.target, [edge]);
  }
  for (const into of inputs.values()) into.sort((a, b) => compareInputs(a, b, nodes));
  return inputs;
}

/** Back from every end along the first input of each node, to a start or into a circle. */
function mainLine(
  ends: readonly string[],
  inputs: ReadonlyMap<string, readonly PipelineEdge[]>,
): ReadonlySet<string> {
  const main = new Set<string>();
  for (const end of ends) {
    let edge = inputs.get(end)?.[0];
    while (edge && !main.has(edge.id)) {
      main.add(edge.id);
      edge = inputs.get(edge.source)?.[0];
    }
  }
  return main;
}

/** The container's own image comes before its parents; machines before people; then in reading order. */
function compareInputs(a: PipelineEdge, b: PipelineEdge, nodes: ReadonlyMap<string, PipelineNode>): number {
  const byWeight = sideRank(a.artifact) - sideRank(b.artifact) || handRank(a) - handRank(b);
  if (byWeight !== 0) return byWeight;
  const [from, other] = [nodes.get(a.source), nodes.get(b.source)];
  const bySource = from && other ? compareNodes(from, other) : 0;
  return bySource || artifacts.indexOf(a.artifact) - artifacts.indexOf(b.artifact) || compareText(a.id, b.id);
}

function sideRank(artifact: Artifact): number {
  if (artifact === "parent-image") return 2;
  return artifact === "manifest" ? 1 : 0;
}

function handRank({ automated }: PipelineEdge): number {
  if (automated === undefined) return 1;
  return automated ? 0 : 2;
}

function isProduction({ environment = "production" }: PipelineNode): boolean {
  return environment === "production";
}
