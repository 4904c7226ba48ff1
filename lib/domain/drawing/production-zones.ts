import type { PipelineNode } from "../pipeline/document";

/** The zones, by id, in which something works for production, and nothing for anything else. */
export function productionZones(
  nodes: Iterable<Pick<PipelineNode, "zone" | "environment">>,
): ReadonlySet<string> {
  const production = new Set<string>();
  const other = new Set<string>();
  for (const { zone, environment } of nodes) {
    if (zone === undefined || environment === undefined) continue;
    (environment === "production" ? production : other).add(zone);
  }
  return new Set([...production].filter((zone) => !other.has(zone)));
}
