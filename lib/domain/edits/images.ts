import type { Image, Layer } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import type { ParentImage } from "../pipeline/parent-images";
import type { Pipeline } from "../pipeline/pipeline";
import type { Changes, Edit } from "./edit";
import { freeName } from "./nodes";
import { isBuilding } from "../pipeline/is-building";

/** A new image, with the typed name or a free one, built by the only builder, if there is exactly one. */
export function addImage(
  { images, nodes }: Pick<Pipeline, "images" | "nodes">,
  id: string,
  name = freeName("app", images.values()),
): Edit {
  const builders = [...nodes.values()].filter(isBuilding);
  const [builder] = builders;
  const image = { id, name, ...(builder && builders.length === 1 ? { builtBy: builder.id } : {}) };
  return {
    operations: [{ type: "image.added", image }],
    label: `add the image ${name}`,
    told: `Image ${name} added.`,
  };
}

/** With its parents and layers; connections that carried it stay. */
export function removeImage({ id, name }: Image): Edit {
  return { operations: [{ type: "image.removed", image: id }], label: `delete the image ${name}` };
}

/** Changes the name only; parents and connections stay. */
export function renameImage(image: Image, name: string): Edit {
  return change(image, { name }, `rename the image ${image.name}`);
}

/** @param node null: no builder */
export function setBuilder(image: Image, node: string | null): Edit {
  return change(image, { builtBy: node }, `set the builder of ${image.name}`);
}

/**
 * The image with other parents. Renames the layer with the name of an old parent, and adds the first parent as bottom layer if there
 * is none.
 */
export function setParents(image: Image, parents: readonly ParentImage[]): Edit {
  const before = image.parents ?? [];
  const renamed = new Map(
    before.length === parents.length
      ? before.flatMap(({ ref }, index): [string, string][] => [[ref, parents[index]?.ref ?? ref]])
      : [],
  );
  const [first] = parents;
  let layers = image.layers?.map((layer) =>
    layer.kind === "parent" ? { ...layer, title: titleOf(renamed.get(layer.title) ?? layer.title) } : layer,
  );
  if (
    before.length === 0 &&
    first &&
    layers?.some(({ kind }) => kind === "parent") !== true &&
    (layers?.length ?? 0) < limits.layersPerImage
  ) {
    layers = [{ kind: "parent", title: titleOf(first.ref) }, ...(layers ?? [])];
  }
  return change(
    image,
    { parents: orNull(parents), ...(layers ? { layers } : {}) },
    `change the parent images of ${image.name}`,
  );
}

/** Another first parent, without the digest of the one before; null takes it away. */
export function setFirstParent(image: Image, ref: string | null): Edit {
  const more = (image.parents ?? []).slice(1);
  return setParents(image, ref === null ? more : [{ ref }, ...more]);
}

export function setLayers(image: Image, layers: readonly Layer[], what = "change the layers"): Edit {
  return change(image, { layers: orNull(layers) }, `${what} of ${image.name}`);
}

/** One place up or down; the same list if there is no such place. */
export function moveLayer(layers: readonly Layer[], index: number, by: 1 | -1): readonly Layer[] {
  const [layer, other] = [layers[index], layers[index + by]];
  return layer && other ? layers.with(index, other).with(index + by, layer) : layers;
}

/** Parents and layers as they were read elsewhere; both are replaced, so that one undo brings both back. */
export function fillImage(
  image: Image,
  { parents, layers }: { readonly parents: readonly ParentImage[]; readonly layers: readonly Layer[] },
): Edit {
  const set = { parents: orNull(parents), layers: orNull(layers) };
  return change(image, set, `fill ${image.name} from a Dockerfile`);
}

function change({ id }: Image, set: Changes<"image">, label: string): Edit {
  return { operations: [{ type: "image.changed", image: id, set }], label };
}

function orNull<T>(list: readonly T[]): T[] | null {
  return list.length === 0 ? null : [...list];
}

function titleOf(ref: string): string {
  return ref.length > limits.name ? ref.slice(0, limits.name) : ref;
}
