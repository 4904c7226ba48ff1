import { applied, type ApplyResult, superseded, tooMany } from "./apply-result";
import { changeFields } from "./change-fields";
import type { Image } from "./document";
import { limits } from "./limits";
import type { OperationBody } from "./operations";
import type { Pipeline } from "./pipeline";

type ImageOperation = Extract<OperationBody, { type: "image.added" | "image.changed" | "image.removed" }>;

/** An image outlives the node that built it, whose name is then left out. */
export function applyImageOperation(pipeline: Pipeline, operation: ImageOperation): ApplyResult {
  if (operation.type === "image.added") {
    if (pipeline.images.get(operation.image.id)) return superseded(pipeline);
    if (pipeline.images.size >= limits.images) return tooMany("images", limits.images);
    return applied({
      ...pipeline,
      images: pipeline.images.with(operation.image.id, onlyKnownBuilder(pipeline, operation.image)),
    });
  }
  const image = pipeline.images.get(operation.image);
  if (!image) return superseded(pipeline);
  if (operation.type === "image.removed") return applied(removeImage(pipeline, image.id));
  return applied({
    ...pipeline,
    images: pipeline.images.with(image.id, onlyKnownBuilder(pipeline, changeFields(image, operation.set))),
  });
}

function onlyKnownBuilder(pipeline: Pipeline, image: Image): Image {
  return image.builtBy !== undefined && !pipeline.nodes.get(image.builtBy)
    ? changeFields(image, { builtBy: null })
    : image;
}

/** An edge that named only this image keeps an empty list: an absent one would mean "all images". */
function removeImage(pipeline: Pipeline, id: string): Pipeline {
  let edges = pipeline.edges;
  for (const edge of pipeline.edges.values()) {
    if (edge.images?.includes(id))
      edges = edges.with(edge.id, { ...edge, images: edge.images.filter((image) => image !== id) });
  }
  return { ...pipeline, edges, images: pipeline.images.without(id) };
}
