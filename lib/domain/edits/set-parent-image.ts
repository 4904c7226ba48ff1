import type { Image, PipelineEdge } from "../pipeline/document";
import type { ParentImage } from "../pipeline/parent-images";
import { isPulledFrom } from "../pipeline/is-pulled-from";
import type { Pipeline } from "../pipeline/pipeline";
import type { Edit, Refused } from "./edit";
import { setParents } from "./images";
import { freeName } from "./nodes";

/** The first parent on the connection that its source holds; undefined where the connection names no image. */
export function parentOnEdge(
  pipeline: Pick<Pipeline, "images" | "nodes">,
  edge: PipelineEdge,
): ParentImage | undefined {
  return firstImage(pipeline, edge)?.parents?.find(isHeldBy(pipeline, edge));
}

/**
 * The operations that make this parent travel on the connection; null removes it. Replaces the first parent of the named image,
 * or adds an image built by the target. Refuses a parent of another registry.
 */
export function setParentImage(
  pipeline: Pick<Pipeline, "images" | "nodes">,
  edge: PipelineEdge,
  ref: string | null,
  newId: () => string,
): Edit | Refused | undefined {
  if (ref === (parentOnEdge(pipeline, edge)?.ref ?? null)) return undefined;
  const isHeld = isHeldBy(pipeline, edge);
  if (ref !== null && !isHeld({ ref }))
    return {
      refused: `${ref} names another registry than ${pipeline.nodes.get(edge.source)?.name}. Connect that registry, and name the image there.`,
    };
  const image = firstImage(pipeline, edge);
  if (image) {
    const parents = image.parents ?? [];
    const at = parents.findIndex(isHeld);
    if (at !== -1)
      return setParents(image, ref === null ? parents.toSpliced(at, 1) : parents.with(at, { ref }));
    return ref === null ? undefined : setParents(image, [...parents, { ref }]);
  }
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

function isHeldBy({ nodes }: Pick<Pipeline, "nodes">, { source }: PipelineEdge) {
  const node = nodes.get(source);
  return ({ ref }: Pick<ParentImage, "ref">) => node === undefined || isPulledFrom(ref, node);
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
