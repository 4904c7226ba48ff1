import { artifacts, type PipelineEdge } from "@/lib/domain/pipeline/document";
import { byId } from "@/lib/domain/pipeline/pipeline";
import { type Records, valuesOf } from "@/lib/domain/pipeline/records";

export interface HandOvers {
  readonly incoming: readonly PipelineEdge[];
  readonly outgoing: readonly PipelineEdge[];
}

type Index = ReadonlyMap<string, HandOvers>;

export const noHandOvers: HandOvers = { incoming: [], outgoing: [] };

/**
 * Reads the hand-overs by node; by asking one such reader for all rows, the edges are gone through once after each
 * change of one. A node whose hand-overs are as they were keeps the very object it had, so it is not drawn again.
 */
export function createHandOverIndex(): (edges: Records<PipelineEdge>) => Index {
  let last: { readonly edges: Records<PipelineEdge>; readonly index: Index } | undefined;
  return (edges) => {
    if (last?.edges === edges) return last.index;
    const index = buildIndex(edges, last?.index);
    last = { edges, index };
    return index;
  };
}

function buildIndex(edges: Records<PipelineEdge>, before: Index | undefined): Index {
  const index = new Map<string, { incoming: PipelineEdge[]; outgoing: PipelineEdge[] }>();
  const at = (node: string) => {
    const found = index.get(node) ?? { incoming: [], outgoing: [] };
    if (!index.has(node)) index.set(node, found);
    return found;
  };
  for (const edge of [...valuesOf(edges)].toSorted(byArtifact)) {
    at(edge.source).outgoing.push(edge);
    at(edge.target).incoming.push(edge);
  }
  return new Map([...index].map(([node, found]) => [node, unchanged(before?.get(node), found) ?? found]));
}

function byArtifact(a: PipelineEdge, b: PipelineEdge): number {
  return artifacts.indexOf(a.artifact) - artifacts.indexOf(b.artifact) || byId(a, b);
}

function unchanged(before: HandOvers | undefined, after: HandOvers): HandOvers | undefined {
  return before && isSame(before.incoming, after.incoming) && isSame(before.outgoing, after.outgoing)
    ? before
    : undefined;
}

/** Whether both hold the same things in the same order. */
export function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
