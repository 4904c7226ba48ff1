import { cycloneDxFrom } from "./cyclonedx/cyclonedx";
import { catalogueOf } from "../catalogue/own/catalogue-of";
import { controlProse } from "../catalogue/prose";
import { showTurns } from "../pipeline/texts";
import type { Pipeline } from "../pipeline/pipeline";
import type { Posture } from "../posture/posture";
import { writeDrawio } from "./drawio";
import type { ExportAt } from "./export-at";
import { writeJson } from "./json";
import { writeOtm } from "./otm";
import { writeThreatDragon } from "./threat-dragon";
import { writeTmBom } from "./tm-bom";
import { writeYaml } from "./yaml";
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
  json: ({ pipeline }) => writeJson(pipeline),
  yaml: ({ pipeline }) => writeYaml(pipeline),
  drawio: ({ pipeline }) => writeDrawio(pipeline),
  "threat-dragon": model(writeThreatDragon),
  otm: model(writeOtm),
  "tm-bom": model(writeTmBom),
};

function model(write: (pipeline: Pipeline, posture: Posture, at: ExportAt) => string) {
  return ({ pipeline, posture, at }: ExportSource) =>
    write(pipeline, posture, {
      day: at.slice(0, 10),
      catalogue: catalogueOf(pipeline),
      prose: (control) => controlProse(control, pipeline),
    });
}

/** A pipeline in a format that is text. The same source gives the same text, to the byte. */
export function writeExport(format: Exclude<FormatId, PictureFormat>, source: ExportSource): string {
  // A document of an earlier version may contain characters that are shown as marks today.
  return showTurns(writers[format](source));
}
