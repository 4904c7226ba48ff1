import type { Gate } from "../../catalogue/catalogue";
import { type HandedOver, imagesOn } from "../../pipeline/images-on";
import type { PipelineEdge } from "../../pipeline/document";
import { byId, type Pipeline } from "../../pipeline/pipeline";
import { withDisambiguatedName } from "./node-names";

/** Which of several connections between two nodes stands for a hop: first the kind that the gate checks, credentials last. */
type About = Gate["about"];

/**
 * The connections along a path, in order, with distinct names of their ends. Leaves out deleted ones. O(edges).
 * @param way node by node. @param about the kind that the gate checks
 */
export function hopsAlong(
  pipeline: Pipeline,
  way: readonly string[],
  about: About = "any",
): readonly HandedOver[] {
  const wanted = new Map<string, PipelineEdge | undefined>(
    way.slice(1).map((to, index) => [`${way[index] ?? ""} ${to}`, undefined]),
  );
  for (const edge of pipeline.edges.values()) {
    const pair = `${edge.source} ${edge.target}`;
    if (!wanted.has(pair)) continue;
    const other = wanted.get(pair);
    if (other === undefined || isToldRather(edge, other, about)) wanted.set(pair, edge);
  }
  return handOversTold(
    pipeline,
    [...wanted.values()].flatMap((edge) => edge ?? []),
  );
}

/** Connections with the distinct names of their ends, and their images. Leaves out those of deleted nodes. */
export function handOversTold(pipeline: Pipeline, edges: readonly PipelineEdge[]): readonly HandedOver[] {
  const images = [...pipeline.images.values()].toSorted(byId);
  return edges.flatMap((edge): HandedOver[] => {
    const [from, to] = [pipeline.nodes.get(edge.source), pipeline.nodes.get(edge.target)];
    return from && to
      ? [
          {
            edge,
            from: withDisambiguatedName(pipeline, from),
            to: withDisambiguatedName(pipeline, to),
            ...imagesOn(edge, undefined, pipeline, images),
          },
        ]
      : [];
  });
}

function isToldRather(edge: PipelineEdge, other: PipelineEdge, about: About): boolean {
  return (
    rank(edge, about) - rank(other, about) < 0 ||
    (rank(edge, about) === rank(other, about) && edge.id < other.id)
  );
}

function rank({ artifact }: PipelineEdge, about: About): number {
  if (artifact === "credential" || artifact === "tool") return 2;
  return about !== "any" && (artifact === "manifest") !== (about === "orders") ? 1 : 0;
}
