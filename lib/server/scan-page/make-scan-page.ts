import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { analysisVersion } from "@/lib/domain/posture/analysis-version";
import { type ScanReport, scanReport } from "@/lib/domain/report/scan-report";
import type { GivenFiles } from "@/lib/domain/scan/left-out";
import type { Scan } from "@/lib/domain/scan/scan";
import { drawPageMap } from "../picture/draw-page-map";
import { scanPage } from "./scan-page";

/** Analyses a scan, and writes its report as one HTML file. @param day the UTC day, `YYYY-MM-DD` */
export function makeScanPage(
  scan: Scan,
  { files, leftOut }: GivenFiles,
  day: string,
): { readonly page: string; readonly report: ScanReport } {
  const pipeline = pipelineFromDocument(scan.document);
  const catalogue = mappedCatalogueOf(pipeline);
  const posture = analyse(pipeline, catalogue, day);
  const report = scanReport({ scan, files, leftOut, posture, day });
  const map = drawPageMap(pipeline, posture, day, report.firstPath);
  const facts = { day, catalogue: catalogue.version, analysis: analysisVersion, font: fontText() };
  return { page: scanPage(report, map, facts), report };
}

function fontText(): string {
  const { resolve } = createRequire(import.meta.url);
  return readFileSync(resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"), "base64");
}
