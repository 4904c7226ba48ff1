import "server-only";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import { analyse } from "@/lib/domain/posture/analyse";
import type { Posture } from "@/lib/domain/posture/posture";
import { isSameToAnalysis } from "@/lib/domain/posture/same-to-analysis";
import { oncePerProcess } from "../process";
import { watch } from "./analyse-watched";

/** For a changing pipeline: the last analysed state. */
export interface AnalysisMemory {
  last?: Pipeline;
}

interface Analysed {
  readonly day: string;
  readonly posture: Posture;
}

/**
 * The posture of a pipeline on a day; computed once per state. Throws `not-analysed` if that ended a reader a
 * short while ago.
 * @param memory of a similar state: if both are equal to the analysis, its posture is reused
 */
export function postureOf(pipeline: Pipeline, day: string, memory: AnalysisMemory = {}): Posture {
  watch(pipeline);
  // Pages and jobs of one process load separate copies of this module.
  const analysed = oncePerProcess("postures", () => new WeakMap<Pipeline, Analysed>());
  const { last } = memory;
  memory.last = pipeline;
  const before = analysed.get(pipeline);
  if (before?.day === day) return before.posture;
  const known = last && isSameToAnalysis(last, pipeline) ? analysed.get(last) : undefined;
  const posture = known?.day === day ? known.posture : analyse(pipeline, mappedCatalogueOf(pipeline), day);
  analysed.set(pipeline, { day, posture });
  return posture;
}
