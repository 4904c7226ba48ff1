import type { Image, PipelineEdge, PipelineNode } from "./document";
import { byId, compareText, type Pipeline } from "./pipeline";

export interface HandOver {
  readonly edge: PipelineEdge;
  readonly from: PipelineNode;
  readonly to: PipelineNode;
}

export interface ImagePlaces {
  /** Its connections, as an image or as a container, from left to right. */
  readonly handOvers: readonly HandOver[];
  readonly parentsFrom: readonly PipelineNode[];
  /** What runs it: there a writable layer lies on top. */
  readonly runsOn: readonly PipelineNode[];
}

const runs: ReadonlySet<string> = new Set(["orchestrator", "host", "workload"]);

export function placesOf(pipeline: Pick<Pipeline, "nodes" | "edges">, image: string): ImagePlaces {
  const carried = [...pipeline.edges.values()].filter(
    ({ images }) => images === undefined || images.includes(image),
  );
  const handOvers = carried
    .filter(({ artifact }) => artifact === "image" || artifact === "container")
    .flatMap((edge): HandOver[] => {
      const [from, to] = [pipeline.nodes.get(edge.source), pipeline.nodes.get(edge.target)];
      return from && to ? [{ edge, from, to }] : [];
    })
    .toSorted(
      (a, b) =>
        a.from.position.x - b.from.position.x ||
        a.to.position.x - b.to.position.x ||
        compareText(a.edge.id, b.edge.id),
    );
  const parentsFrom = carried.flatMap(({ artifact, source }) =>
    artifact === "parent-image" ? (pipeline.nodes.get(source) ?? []) : [],
  );
  return {
    handOvers,
    parentsFrom: unique(parentsFrom),
    runsOn: unique(handOvers.flatMap(({ to }) => (runs.has(to.kind) ? [to] : []))),
  };
}

/** The images that a node builds, and those that come to it or leave it by name. */
export function imagesAt(
  { images, edges }: Pick<Pipeline, "images" | "edges">,
  node: string,
): readonly Image[] {
  const named = new Set<string>();
  for (const edge of edges.values()) {
    if (
      (edge.source !== node && edge.target !== node) ||
      (edge.artifact !== "image" && edge.artifact !== "container")
    )
      continue;
    for (const id of edge.images ?? []) named.add(id);
  }
  return [...images.values()]
    .filter(({ id, builtBy }) => builtBy === node || named.has(id))
    .toSorted((a, b) => compareText(a.name, b.name) || byId(a, b));
}

function unique(nodes: readonly PipelineNode[]): readonly PipelineNode[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}
