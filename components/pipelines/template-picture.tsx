import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pictureMap } from "@/lib/domain/portfolio/map-picture";
import { MapPicture } from "./map-picture";

/** A template's map, small, in the look of the list: nothing of it is assessed yet. */
export function TemplatePicture({ document: { nodes, edges } }: { readonly document: PipelineDocument }) {
  return (
    <MapPicture
      picture={pictureMap(nodes, edges, () => undefined)}
      width={232}
      height={64}
      className="h-auto w-full"
    />
  );
}
