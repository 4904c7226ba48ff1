import type { PipelineDocument, PipelineNode, Position } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";

/** The second state, with removed elements at their old places, or below what stands there now: both in one picture. */
export function bothMaps(
  before: PipelineDocument,
  after: PipelineDocument,
): Pick<PipelineDocument, "name" | "nodes" | "edges" | "zones" | "images"> {
  const withGone = <T extends { readonly id: string }>(now: readonly T[], then: readonly T[]) => {
    const ids = new Set(now.map(({ id }) => id));
    return [...now, ...then.filter(({ id }) => !ids.has(id))];
  };
  const zones = withGone(after.zones, []);
  const known = new Set(zones.map(({ id }) => id));
  // A removed zone frames nothing: its nodes are in no zone.
  const alone = before.nodes.map(({ zone, ...node }) =>
    zone !== undefined && known.has(zone) ? { ...node, zone } : node,
  );
  return {
    name: after.name,
    nodes: uncovered(withGone(after.nodes, alone), after.nodes.length),
    edges: withGone(after.edges, before.edges),
    zones,
    images: after.images,
  };
}

const roomBelow = 40;

/** @param count how many of the nodes keep their place: the first of them */
function uncovered(nodes: readonly PipelineNode[], count: number): PipelineNode[] {
  const columns = new Map<number, Position[]>();
  const columnOf = ({ x }: Position) => Math.floor(x / cardSize.width);
  const covers = (at: Position) =>
    [-1, 0, 1]
      .flatMap((beside) => columns.get(columnOf(at) + beside) ?? [])
      .find(({ x, y }) => Math.abs(x - at.x) < cardSize.width && Math.abs(y - at.y) < cardSize.height);
  return nodes.map((node, index) => {
    let { position } = node;
    for (let over = covers(position); over && index >= count; over = covers(position))
      position = { x: position.x, y: over.y + cardSize.height + roomBelow };
    const column = columns.get(columnOf(position)) ?? [];
    columns.set(columnOf(position), [...column, position]);
    return position === node.position ? node : { ...node, position };
  });
}
