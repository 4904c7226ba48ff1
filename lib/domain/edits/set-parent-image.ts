import type { Image, PipelineEdge } from "../pipeline/document";
import type { ParentImage } from "../pipeline/parent-images";
import type { Pipeline } from "../pipeline/pipeline";
import type { Edit } from "./edit";
import { setFirstParent } from "./images";
import { freeName } from "./nodes";

/** The parent of a connection's first image; undefined if the connection names no image. */
export function parentOnEdge(
  pipeline: Pick<Pipeline, "images">,
  edge: PipelineEdge,
): ParentImage | undefined {
  return firstImage(pipeline, edge)?.parents?.[0];
}

/**
 * The operations that make this parent travel on the connection; null removes it. Replaces the first parent of the named image,
 * or adds an image built by the target.
 */
export function setParentImage(
  pipeline: Pick<Pipeline, "images" | "nodes">,
  edge: PipelineEdge,
  ref: string | null,
  newId: () => string,
): Edit | undefined {
  if (ref === (parentOnEdge(pipeline, edge)?.ref ?? null)) return undefined;
  const image = firstImage(pipeline, edge);
  if (image) return setFirstParent(image, ref);
  if (ref === null) return undefined;
  const id = newId();
  return {
    operations: [
      {
        type: "image.added",
        image: {
          id,
          name: freeName("app", pipeline.images.values()),
          ...builderOf(pipeline, edge),
          parents: [{ ref }],
          layers: [{ kind: "parent", title: ref }],
        },
      },
      { type: "edge.changed", edge: edge.id, set: { images: [id] } },
    ],
    label: `name the parent image ${ref}`,
  };
}

function firstImage({ images }: Pick<Pipeline, "images">, edge: PipelineEdge): Image | undefined {
  const [first] = edge.images ?? [];
  return first === undefined ? undefined : images.get(first);
}

function builderOf(
  { nodes }: Pick<Pipeline, "nodes">,
  { target }: PipelineEdge,
): { readonly builtBy?: string } {
  const kind = nodes.get(target)?.kind;
  return kind === "builder" || kind === "ci" ? { builtBy: target } : {};
}
