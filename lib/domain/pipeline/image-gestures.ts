import type { Image } from "./document";
import { limits } from "./limits";
import type { OperationBody } from "./operations";
import type { ParentImage } from "./parent-images";
import type { Pipeline } from "./pipeline";
import { valuesOf } from "./records";

export type Layer = NonNullable<Image["layers"]>[number];

/** What to do, and its name in the undo list. */
interface ImageGesture {
  readonly operations: readonly OperationBody[];
  readonly label: string;
}

/** A new image, built by the only node that builds any, where there is just one. */
export function addImage(
  { images, nodes }: Pick<Pipeline, "images" | "nodes">,
  id: string,
  wanted = "app",
): ImageGesture {
  const builders = [...valuesOf(nodes)].filter(
    ({ kind, buildsImages }) => kind === "builder" || (kind === "ci" && buildsImages === true),
  );
  const [builder] = builders;
  const names = new Set([...valuesOf(images)].map(({ name }) => name));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted} ${number}`;
  const image = { id, name, ...(builder && builders.length === 1 ? { builtBy: builder.id } : {}) };
  return { operations: [{ type: "image.added", image }], label: `add the image ${name}` };
}

/**
 * The image with other parents. The layer that is called as a parent was goes by its new name; a first parent is the
 * bottom layer, where none is said yet.
 */
export function setParents(image: Image, parents: readonly ParentImage[]): ImageGesture {
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
  return {
    operations: [
      {
        type: "image.changed",
        image: image.id,
        set: { parents: parents.length === 0 ? null : [...parents], ...(layers ? { layers } : {}) },
      },
    ],
    label: `change what ${image.name} is built on`,
  };
}

export function setLayers(image: Image, layers: readonly Layer[], what = "change the layers"): ImageGesture {
  return {
    operations: [
      { type: "image.changed", image: image.id, set: { layers: layers.length === 0 ? null : [...layers] } },
    ],
    label: `${what} of ${image.name}`,
  };
}

/** One place up or down; the same list where there is no such place. */
export function moveLayer(layers: readonly Layer[], index: number, by: 1 | -1): readonly Layer[] {
  const [layer, other] = [layers[index], layers[index + by]];
  return layer && other ? layers.with(index, other).with(index + by, layer) : layers;
}

/** Parents and layers as they were read elsewhere; both are replaced, so that one undo brings both back. */
export function fillImage(
  image: Image,
  read: { readonly parents: readonly ParentImage[]; readonly layers: readonly Layer[] },
): ImageGesture {
  const set = {
    parents: read.parents.length === 0 ? null : [...read.parents],
    layers: read.layers.length === 0 ? null : [...read.layers],
  };
  return {
    operations: [{ type: "image.changed", image: image.id, set }],
    label: `fill ${image.name} from a Dockerfile`,
  };
}

function titleOf(ref: string): string {
  return ref.length > limits.name ? ref.slice(0, limits.name) : ref;
}
