import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { documentFromPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { coverageOf } from "@/lib/domain/posture/coverage/coverage-of";
import { MapPicture } from "./map-picture";
import { svgText } from "./svg-text";
import { worstControls } from "./worst-controls";

/**
 * The map as an SVG file, the same in a browser and on the server.
 * @param day the UTC day of its counts. @param checked the connections drawn as checked
 * @param lacks a sentence about omitted elements
 */
export function mapSvg(
  pipeline: Pipeline,
  day: string,
  checked: ReadonlySet<string>,
  lacks?: string,
): string {
  return svgText(
    <MapPicture
      document={documentFromPipeline(pipeline)}
      coverage={coverageOf(pipeline, catalogueOf(pipeline), day)}
      checked={checked}
      worst={worstControls(pipeline, day)}
      day={day}
      lacks={lacks}
    />,
  );
}
