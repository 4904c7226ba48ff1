import type { Catalogue } from "../../catalogue/catalogue";
import { oncePer } from "../../once-per";
import type { Pipeline } from "../../pipeline/pipeline";
import type { Posture } from "../posture";
import { createControlsOf } from "./applicable-controls";
import { coverMap, describeCoverage } from "./map-coverage";

/** Which controls apply, by one catalogue. */
export const controlsByCatalogue = oncePer((catalogue: Catalogue) => createControlsOf(catalogue));

/** The coverage alone, without the rest of the analysis. @param today the UTC day, `YYYY-MM-DD`. */
export function coverageOf(pipeline: Pipeline, catalogue: Catalogue, today: string): Posture["coverage"] {
  return describeCoverage(coverMap(pipeline, controlsByCatalogue(catalogue), today));
}
