import { layOut } from "@/lib/client/layout/lay-out";
import type { Size } from "@/lib/domain/layout/canvas";
import type { PipelineNode, Position } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";

/** Where the nodes of a map stand once it is tidied. */
export function tidyPlaces(
  { nodes, edges, zones }: Pipeline,
  {
    size,
    selected,
  }: { readonly size?: Size | undefined; readonly selected?: ReadonlySet<string> | undefined } = {},
): Promise<ReadonlyMap<string, Position>> {
  return layOut({
    nodes: [...nodes.values()].map(({ id, stage, position, zone, kind, name }) => ({
      id,
      stage,
      position,
      zone,
      zoneName: zone === undefined ? undefined : zones.get(zone)?.name,
      kind,
      name,
    })),
    edges: [...edges.values()].map(({ source, target, artifact }) => ({ source, target, artifact })),
    ...(size ? { size } : {}),
    ...(selected ? { selected } : {}),
  });
}

/** Those that are still there and stand elsewhere. */
export function movesTo(
  places: ReadonlyMap<string, Position>,
  { nodes }: Pipeline,
): readonly { readonly node: PipelineNode; readonly to: Position }[] {
  return [...places].flatMap(([id, to]) => {
    const node = nodes.get(id);
    return node && (node.position.x !== to.x || node.position.y !== to.y) ? [{ node, to }] : [];
  });
}
