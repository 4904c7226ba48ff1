import type { MappedCatalogue } from "../catalogue/catalogue";
import type { Pipeline } from "../pipeline/pipeline";
import { createAnalyser } from "./create-analyser";
import type { Posture } from "./posture";

/**
 * All that follows from a pipeline and a catalogue, as docs/analysis-definitions.md defines it. Deterministic, and independent of the
 * order of anything. Close to linear in nodes and edges.
 * @param today the UTC day, `YYYY-MM-DD`.
 */
export function analyse(pipeline: Pipeline, catalogue: MappedCatalogue, today: string): Posture {
  return createAnalyser(catalogue)(pipeline, today);
}
