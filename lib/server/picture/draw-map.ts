import "server-only";
import { mapSvg } from "@/components/static-map/map-svg";
import type { PictureFormat } from "@/lib/domain/exporters/formats";
import type { ExportSource } from "@/lib/domain/exporters/export-source";
import { pngOf } from "./map-png";

/** The map as the components draw it on a page: this folder is the one of the server that may ask them. */
export async function drawMap(
  format: PictureFormat,
  { pipeline, at }: Pick<ExportSource, "pipeline" | "at">,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const svg = mapSvg(pipeline, at.slice(0, 10));
  return format === "svg" ? svg : pngOf(svg);
}
