import type { LayoutGraph } from "./layout-graph";

/** What hangs together, by edges or in a zone: nodes, and the edges between them. */
export interface Part {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/** Nodes of two strips do not hang together. */
export function connectedParts(
  { nodes, sources, targets, zoneOf }: LayoutGraph,
  strips: Int32Array,
): readonly Part[] {
  const leader = Int32Array.from(nodes.keys());
  const leaderOf = (node: number): number => {
    let at = node;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] ?? 0] ?? 0;
      at = leader[at] ?? 0;
    }
    return at;
  };
  const join = (a: number, b: number) => {
    if (strips[a] !== strips[b]) return;
    const [one, other] = [leaderOf(a), leaderOf(b)];
    leader[Math.max(one, other)] = Math.min(one, other);
  };
  for (const [edge, source] of sources.entries()) join(source, targets[edge] ?? 0);
  const firstOfZone = new Map<number, number>();
  for (const [node, zone] of zoneOf.entries()) {
    if (zone < 0) continue;
    const first = firstOfZone.get(zone);
    if (first === undefined) firstOfZone.set(zone, node);
    else join(first, node);
  }
  const parts = new Map<number, { nodes: number[]; edges: number[] }>();
  for (const node of nodes.keys()) {
    const key = leaderOf(node);
    const part = parts.get(key) ?? { nodes: [], edges: [] };
    part.nodes.push(node);
    parts.set(key, part);
  }
  for (const [edge, source] of sources.entries())
    if (leaderOf(source) === leaderOf(targets[edge] ?? 0)) parts.get(leaderOf(source))?.edges.push(edge);
  return [...parts.values()];
}
