import { graphBits, type PostureGraph } from "./posture-graph";

/** The artifact of a connection: image, parent image and container count as one (Analysis 5.3). */
export const carried = { image: 0, code: 1, manifest: 2 } as const;
export const carriedKinds = [carried.image, carried.code, carried.manifest] as const;

/** Undefined: the edge sends nothing on. */
export function carriedBy({ edges, graphsOf }: PostureGraph, edge: number): 0 | 1 | 2 | undefined {
  if (((graphsOf[edge] ?? 0) & graphBits.flow) === 0) return undefined;
  const artifact = edges[edge]?.artifact;
  if (artifact === "code") return carried.code;
  return artifact === "manifest" ? carried.manifest : carried.image;
}
