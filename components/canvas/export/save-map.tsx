import { saveAsFile } from "@/lib/client/save-as-file";
import { today } from "@/lib/client/today";
import { catalogue } from "@/lib/domain/catalog/load";
import { slugOf } from "@/lib/domain/exporters/slug";
import { documentFromPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { coverageOf } from "@/lib/domain/posture/coverage/coverage-of";
import { drawSvg } from "./draw-svg";
import { MapPicture } from "./map-picture";
import { nextFrame } from "@/lib/client/next-frame";
import { svgToPng } from "./svg-to-png";
import type { CommandContext } from "../state/command-context";

const svgType = "image/svg+xml";
/** More nodes than this take long enough to be told of. */
const slow = 1000;

export function saveMapAsSvg({ pipeline, map }: CommandContext): void {
  const shown = pipeline();
  saveAsFile(`${slugOf(shown.name)}.svg`, svgOf(shown), svgType);
  map.announce("The map is saved as SVG.");
}

export async function saveMapAsPng({ pipeline, map, editor }: CommandContext, asked: number): Promise<void> {
  const shown = pipeline();
  if (shown.nodes.size > slow) {
    editor.say(`Drawing a picture of ${shown.nodes.size.toLocaleString("en")} nodes takes a while.`);
    await nextFrame();
  }
  const drawn = await svgToPng(svgOf(shown), asked);
  if (!drawn)
    return editor.say(
      "This browser cannot draw a picture of a map this large. Save it as SVG, which has no limit.",
      "error",
    );
  saveAsFile(`${slugOf(shown.name)}${asked === 1 ? "" : `-${asked}x`}.png`, drawn.png, "image/png");
  if (drawn.scale < asked)
    editor.say(
      `The map is too large for a PNG at ${asked} times its size. It is saved at ${drawn.scale} times; an SVG has no limit.`,
      "warning",
    );
  else map.announce("The map is saved as PNG.");
}

function svgOf(pipeline: Pipeline): string {
  const day = today();
  return drawSvg(
    <MapPicture
      document={documentFromPipeline(pipeline)}
      coverage={coverageOf(pipeline, catalogue, day)}
      day={day}
    />,
  );
}
