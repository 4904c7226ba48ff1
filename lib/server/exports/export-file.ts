import "server-only";
import type { ExportSource } from "@/lib/domain/exporters/export-source";
import { attachment } from "@/lib/domain/exporters/file-name";
import { exportFormats, formatById, isPicture, type KnownFormat } from "@/lib/domain/exporters/formats";
import { AppError } from "../errors";
import type { MadeFile } from "../http/kept-file";
import { ifAnalysed } from "../pipeline/analyse-watched";
import { makeExport } from "./make-export";

/** The requested format. Throws `invalid` if it is missing or unknown. */
export function requireFormat(asked: string | undefined): KnownFormat {
  const format = asked === undefined ? undefined : formatById(asked);
  if (format) return format;
  const message = `must be one of ${exportFormats.map((row) => row.format).join(", ")}`;
  throw new AppError("invalid", { errors: [{ path: "format", message }] });
}

/** A pipeline in a format, as a download. */
export async function exportFile(
  { format, extension, mediaType }: KnownFormat,
  source: ExportSource,
): Promise<MadeFile> {
  const pieces = [await makeExport(format, source)];
  return {
    pieces,
    ...(isPicture(format) && { isPartial: ifAnalysed(() => source.posture).whyNot !== undefined }),
    headers: {
      "content-type": mediaType,
      "content-disposition": attachment(`${source.pipeline.name} ${source.at.slice(0, 10)}`, extension),
    },
  };
}
