import "server-only";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import type { Posture } from "@/lib/domain/posture/posture";
import { isSameToAnalysis } from "@/lib/domain/posture/same-to-analysis";
import { oncePerProcess } from "../process";

interface Analysed {
  readonly day: string;
  readonly posture: Posture;
}

/**
 * The posture of a pipeline on a day; computed once for each state of it.
 * @param like one whose posture is taken where it is at hand, and where the two are the same to the analysis
 */
export function postureOf(pipeline: Pipeline, day: string, like?: Pipeline): Posture {
  // Pages and jobs of one process load this module apart.
  const analysed = oncePerProcess("postures", () => new WeakMap<Pipeline, Analysed>());
  const before = analysed.get(pipeline);
  if (before?.day === day) return before.posture;
  const known = like && isSameToAnalysis(like, pipeline) ? analysed.get(like) : undefined;
  const posture = known?.day === day ? known.posture : analyse(pipeline, mappedCatalogue, day);
  analysed.set(pipeline, { day, posture });
  return posture;
}
