import { compareText, type Pipeline } from "./pipeline";

/** More are typed faster than chosen. */
const mostNames = 50;

/** Who is named on a map as an owner, or as somebody who accepts a risk, by name; a few. O(nodes + claims). */
export function namesOnMap({ nodes, claims }: Pick<Pipeline, "nodes" | "claims">): readonly string[] {
  const names = new Set<string>();
  for (const { owner } of nodes.values()) if (owner) names.add(owner);
  for (const ofNode of claims.values())
    for (const { owner, acceptance } of ofNode.values())
      for (const name of [owner, acceptance?.by]) if (name) names.add(name);
  return [...names].toSorted(compareText).slice(0, mostNames);
}
