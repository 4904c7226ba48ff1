import "server-only";
import type { ExportSource } from "@/lib/domain/exporters/export-source";
import { type FormatId, isPicture } from "@/lib/domain/exporters/formats";
import { writeExport } from "@/lib/domain/exporters/write-export";
import { drawMap } from "../picture/draw-map";

/** A pipeline in one of the formats: text, or the bytes of a picture. */
export async function makeExport(
  format: FormatId,
  source: ExportSource,
): Promise<string | Uint8Array<ArrayBuffer>> {
  return isPicture(format) ? drawMap(format, source) : writeExport(format, source);
}
