import type { Pipeline } from "../pipeline/pipeline";

/** How owners are written on a map: on nodes and on claims, each spelling once. */
export function ownersOnMap(pipeline: Pick<Pipeline, "nodes" | "claims">): readonly string[] {
  const found = new Set<string>();
  for (const { owner } of pipeline.nodes.values()) if (owner) found.add(owner);
  for (const claims of pipeline.claims.values())
    for (const { owner } of claims.values()) if (owner) found.add(owner);
  return [...found];
}
