import { oncePer } from "../once-per";
import type { PipelineEdge } from "./document";
import type { Records } from "./records";

type Shard = ReadonlyMap<string, PipelineEdge>;

/** The edges that begin or end at one of these nodes. */
export function* edgesAt(edges: Records<PipelineEdge>, nodes: ReadonlySet<string>): Generator<PipelineEdge> {
  const asked = [...nodes];
  for (const shard of edges.shards) {
    const within = endsIn(shard);
    if (!asked.some((node) => within.has(node))) continue;
    for (const edge of shard.values()) if (nodes.has(edge.source) || nodes.has(edge.target)) yield edge;
  }
}

// Shards never change, so the ends of their edges are cached: looking at every edge costs more than the rest of a commit.
const endsIn = oncePer(
  (shard: Shard): ReadonlySet<string> =>
    new Set([...shard.values()].flatMap(({ source, target }) => [source, target])),
);
