import type { Pipeline } from "../pipeline/pipeline";

/** How owners are written on a map, on nodes and on claims, and who accepts risks: each spelling once. */
export function ownersOnMap({ nodes, claims }: Pick<Pipeline, "nodes" | "claims">): readonly string[] {
  const found = new Set<string>();
  for (const { owner } of nodes.values()) if (owner) found.add(owner);
  for (const ofNode of claims.values())
    for (const { owner, acceptance } of ofNode.values())
      for (const name of [owner, acceptance?.by]) if (name) found.add(name);
  return [...found];
}
