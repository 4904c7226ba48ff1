import type { PipelineDocument } from "@/lib/domain/pipeline/document";

/** The second state, and what is gone since where it was: both in one picture. */
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
  // A zone that is gone is no frame any more: what was in it is in none.
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
