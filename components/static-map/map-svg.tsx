import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { documentFromPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { coverageOf } from "@/lib/domain/posture/coverage/coverage-of";
import { worstByNode } from "@/lib/domain/posture/coverage/worst";
import { mostNamed } from "./map-card";
import { MapPicture } from "./map-picture";
import { svgText } from "./svg-text";

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
      worst={worstByNode(openControls(pipeline, day), mostNamed)}
      day={day}
      lacks={lacks}
    />,
  );
}

function* openControls(pipeline: Pipeline, day: string) {
  for (const { node, control, status, note } of assessmentsOf(pipeline, catalogueOf(pipeline), day))
    yield {
      node: node.id,
      title: control.shortTitle ?? control.title,
      weight: control.weight,
      status,
      ...(note?.is === "accepted" ? { isAccepted: true as const } : {}),
    };
}
