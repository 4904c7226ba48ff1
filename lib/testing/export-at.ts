import { mappedCatalogue } from "../domain/catalogue/load-mappings";
import { writeExport } from "../domain/exporters/write-export";
import type { PipelineDocument } from "../domain/pipeline/document";
import { pipelineFromDocument } from "../domain/pipeline/pipeline";
import { analyse } from "../domain/posture/analyse";

const exportDay = "2026-11-25";

/** Every format that is read back. */
export const formatsBothWays = ["json", "yaml", "threat-dragon", "otm", "tm-bom", "drawio"] as const;
type BothWays = (typeof formatsBothWays)[number];

/** The whole file in each format, by the format's name, with the posture of the day. */
export function exportedAll(document: PipelineDocument): ReadonlyMap<string, string> {
  return written(document, formatsBothWays);
}

export function exportedAs(format: BothWays, document: PipelineDocument): string {
  return written(document, [format]).get(format) ?? "";
}

function written(document: PipelineDocument, formats: readonly BothWays[]): ReadonlyMap<string, string> {
  const pipeline = pipelineFromDocument(document);
  const source = {
    pipeline,
    posture: analyse(pipeline, mappedCatalogue, exportDay),
    at: `${exportDay}T12:00:00Z`,
  };
  return new Map(formats.map((format) => [format, writeExport(format, source)]));
}
