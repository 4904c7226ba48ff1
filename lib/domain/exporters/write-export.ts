import { cycloneDxFrom } from "./cyclonedx/cyclonedx";
import { documentFile } from "./document-file";
import type { ExportSource } from "./export-source";
import type { FormatId, PictureFormat } from "./formats";
import { openGapsCsv } from "./gaps-csv";
import { mermaidFrom } from "./mermaid";
import { oscalFrom } from "./oscal";
import { sarifFrom } from "./sarif";

/** What writes each format: one row for each of formats.ts, but for pictures. */
const writers: { readonly [F in Exclude<FormatId, PictureFormat>]: (source: ExportSource) => string } = {
  mermaid: mermaidFrom,
  sarif: sarifFrom,
  "cyclonedx-1.6": (source) => cycloneDxFrom(source, "1.6"),
  "cyclonedx-1.7": (source) => cycloneDxFrom(source, "1.7"),
  oscal: oscalFrom,
  csv: openGapsCsv,
  json: ({ pipeline }) => documentFile(pipeline).text,
};

/** A pipeline in a format that is text. The same source gives the same text, to the byte. */
export function writeExport(format: Exclude<FormatId, PictureFormat>, source: ExportSource): string {
  return writers[format](source);
}
