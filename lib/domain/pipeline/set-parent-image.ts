import type { Image, PipelineEdge } from "./document";
import type { OperationBody } from "./operations";
import type { ParentImage } from "./parent-images";
import type { Pipeline } from "./pipeline";
import { getRecord } from "./records";

/** The parent that a hand-over's first image is built on; undefined where the hand-over names no image. */
export function parentOnEdge(
  pipeline: Pick<Pipeline, "images">,
  edge: PipelineEdge,
): ParentImage | undefined {
  return firstImage(pipeline, edge)?.parents?.[0];
}

/**
 * What to do so that this parent travels on the hand-over; null takes it away. Where the hand-over names an image,
 * that one's first parent becomes another; where it names none, one is added, built by what receives the parent.
 */
export function setParentImage(
  pipeline: Pick<Pipeline, "images" | "nodes">,
  edge: PipelineEdge,
  ref: string | null,
  newId: () => string,
): readonly OperationBody[] {
  const image = firstImage(pipeline, edge);
  if (image !== undefined) return changeParent(image, ref);
  if (ref === null) return [];
  const id = newId();
  return [
    {
      type: "image.added",
      image: {
        id,
        name: "app",
        ...builderOf(pipeline, edge),
        parents: [{ ref }],
        layers: [{ kind: "parent", title: ref }],
      },
    },
    { type: "edge.changed", edge: edge.id, set: { images: [id] } },
  ];
}

function firstImage({ images }: Pick<Pipeline, "images">, edge: PipelineEdge): Image | undefined {
  const [first] = edge.images ?? [];
  return first === undefined ? undefined : getRecord(images, first);
}

function changeParent({ id, parents = [], layers }: Image, ref: string | null): readonly OperationBody[] {
  const [before, ...rest] = parents;
  if (ref === (before?.ref ?? null)) return [];
  // A digest is of the parent before, so it goes with it.
  const after = ref === null ? rest : [{ ref }, ...rest];
  const set = { parents: after.length === 0 ? null : after };
  const isTitled = layers?.some((layer) => isLayerOf(layer, before)) === true;
  if (ref === null || !isTitled) return [{ type: "image.changed", image: id, set }];
  return [
    {
      type: "image.changed",
      image: id,
      set: {
        ...set,
        layers: layers?.map((layer) => (isLayerOf(layer, before) ? { ...layer, title: ref } : layer)),
      },
    },
  ];
}

/** The layer that is called as the parent is. */
function isLayerOf(
  { kind, title }: NonNullable<Image["layers"]>[number],
  parent: ParentImage | undefined,
): boolean {
  return kind === "parent" && title === parent?.ref;
}

function builderOf(
  { nodes }: Pick<Pipeline, "nodes">,
  { target }: PipelineEdge,
): { readonly builtBy?: string } {
  const kind = getRecord(nodes, target)?.kind;
  return kind === "builder" || kind === "ci" ? { builtBy: target } : {};
}
