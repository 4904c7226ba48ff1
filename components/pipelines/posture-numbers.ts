import type { PipelineList, PipelineSummary } from "@/lib/domain/contract/pipelines";
import { stages } from "@/lib/domain/pipeline/document";
import type { Counts } from "@/lib/domain/posture/posture";

export type ListedPipeline = PipelineList["pipelines"][number];

export type CountKey = "inScope" | "verified" | "declared" | "stale" | "contradicted" | "notAssessed";

export function sumOf(summary: PipelineSummary, count: CountKey | ((counts: Counts) => number)): number {
  return stages.reduce(
    (sum, stage) =>
      sum + (typeof count === "function" ? count(summary.stages[stage]) : summary.stages[stage][count]),
    0,
  );
}

/**
 * How much of a pipeline is open, by weight: the share of weight that does not stand, on the scale of how many controls
 * are in scope, so that a large open map comes before a small one.
 */
function openWeight(summary: PipelineSummary): number {
  return sumOf(summary, (counts) => counts.inScope * (1 - (counts.share?.declared ?? 0)));
}

/** Most in need of somebody first; among equals, the one with more against it, then by name. */
export function compareAttention(a: ListedPipeline, b: ListedPipeline): number {
  const against = (pipeline: ListedPipeline) =>
    sumOf(pipeline.coverage, "contradicted") + sumOf(pipeline.coverage, "stale");
  return (
    openWeight(b.coverage) - openWeight(a.coverage) ||
    against(b) - against(a) ||
    a.name.localeCompare(b.name, "en")
  );
}
