import type { PipelineDocument } from "@/lib/domain/pipeline/document";

/** The second state, with removed elements at their old places: both in one picture. */
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
    nodes: withGone(after.nodes, alone),
    edges: withGone(after.edges, before.edges),
    zones,
    images: after.images,
  };
}
