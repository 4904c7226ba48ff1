import type { Image, PipelineEdge, PipelineNode } from "./document";
import type { Pipeline } from "./pipeline";

export interface HandedOver {
  readonly edge: PipelineEdge;
  readonly from: PipelineNode;
  readonly to: PipelineNode;
  /** The images of the connection; empty if the map has none. */
  readonly images: readonly Image[];
  /** The map names those images; if not, they are all images. */
  readonly namesImages: boolean;
}

/** @param followed the one image that is followed. @param all those of the pipeline, sorted. */
export function imagesOn(
  edge: PipelineEdge,
  followed: Image | undefined,
  pipeline: Pipeline,
  all: readonly Image[],
): Pick<HandedOver, "images" | "namesImages"> {
  if (followed) return { images: [followed], namesImages: true };
  if (edge.images === undefined) return { images: all, namesImages: all.length === 1 };
  return { images: edge.images.flatMap((id) => pipeline.images.get(id) ?? []), namesImages: true };
}
