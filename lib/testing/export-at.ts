import { mappedCatalogue } from "../domain/catalogue/load-mappings";
import { controlProse } from "../domain/catalogue/prose";
import type { ExportAt, ExportFormat } from "../domain/exporters/export-format";
import { drawio } from "../domain/exporters/drawio";
import { json } from "../domain/exporters/json";
import { otm } from "../domain/exporters/otm";
import { threatDragon } from "../domain/exporters/threat-dragon";
import { tmBom } from "../domain/exporters/tm-bom";
import { yaml } from "../domain/exporters/yaml";
import type { PipelineDocument } from "../domain/pipeline/document";
import { pipelineFromDocument } from "../domain/pipeline/pipeline";
import { analyse } from "../domain/posture/analyse";

const exportDay = "2026-11-25";

const exportAt: ExportAt = { day: exportDay, catalogue: mappedCatalogue, prose: controlProse };

/** Every format that is read back. */
export const formatsBothWays: readonly ExportFormat[] = [json, yaml, threatDragon, otm, tmBom, drawio];

/** The whole file in each format, by the format's name, with the posture of the day. */
export function exportedAll(document: PipelineDocument): ReadonlyMap<string, string> {
  return written(document, formatsBothWays);
}

export function exportedAs(name: string, document: PipelineDocument): string {
  const formats = formatsBothWays.filter(({ format }) => format === name);
  return written(document, formats).get(name) ?? "";
}

function written(document: PipelineDocument, formats: readonly ExportFormat[]): ReadonlyMap<string, string> {
  const pipeline = pipelineFromDocument(document);
  const posture = analyse(pipeline, mappedCatalogue, exportDay);
  return new Map(formats.map(({ format, write }) => [format, write(pipeline, posture, exportAt)]));
}
