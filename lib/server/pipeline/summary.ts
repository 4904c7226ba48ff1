import "server-only";
import type { PipelineSummary } from "@/lib/domain/contract/pipelines";
import { leadingNodes } from "@/lib/domain/posture/coverage/leading-nodes";
import { type MapCoverage, stageCountsOf } from "@/lib/domain/posture/coverage/map-coverage";
import { weakestStage } from "@/lib/domain/posture/coverage/coverage";
import { dayOf } from "../clock";
import { coverageOn, type PipelineState } from "./pipeline-state";

function summaryOf({ pipeline }: PipelineState, coverage: MapCoverage): PipelineSummary {
  const stages = stageCountsOf(coverage);
  const weakest = weakestStage(stages);
  return {
    stages,
    ...(weakest === undefined ? {} : { weakestStage: weakest }),
    nodes: pipeline.nodes.size,
    edges: pipeline.edges.size,
    technologies: [...new Set(leadingNodes(pipeline).map((node) => node.technologies?.[0] ?? node.name))],
  };
}

export function summaryColumns(state: PipelineState) {
  const coverage = coverageOn(state, dayOf(new Date()));
  return {
    name: state.pipeline.name,
    summary: JSON.stringify(summaryOf(state, coverage)),
    summaryValidUntil: coverage.nextChange ?? null,
  };
}
