import { graphBits, type PostureGraph } from "./posture-graph";

/** What a connection carries: an image, a parent image and a container are one thing (Analysis 5.3). */
export const carried = { image: 0, code: 1, manifest: 2 } as const;
export const carriedKinds = [carried.image, carried.code, carried.manifest] as const;

/** Undefined: the edge hands nothing on. */
export function carriedBy({ edges, graphsOf }: PostureGraph, edge: number): 0 | 1 | 2 | undefined {
  if (((graphsOf[edge] ?? 0) & graphBits.flow) === 0) return undefined;
  const artifact = edges[edge]?.artifact;
  if (artifact === "code") return carried.code;
  return artifact === "manifest" ? carried.manifest : carried.image;
}
