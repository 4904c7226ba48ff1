import "server-only";
import type { PipelineSummary } from "@/lib/domain/contract/pipelines";
import { stageCountsOf } from "@/lib/domain/posture/coverage/coverage-index";
import type { PipelineState } from "./pipeline-state";
import { weakestStage } from "@/lib/domain/posture/coverage/coverage";

function summaryOf({ pipeline, coverage }: PipelineState): PipelineSummary {
  const stages = stageCountsOf(coverage);
  const weakest = weakestStage(stages);
  return {
    stages,
    ...(weakest === undefined ? {} : { weakestStage: weakest }),
    nodes: pipeline.nodes.size,
    edges: pipeline.edges.size,
    technologies: [...new Set(coverage.leading.map((node) => node.technologies?.[0] ?? node.name))],
  };
}

export function summaryColumns(state: PipelineState) {
  return {
    name: state.pipeline.name,
    summary: JSON.stringify(summaryOf(state)),
    summaryValidUntil: state.coverage.nextChange ?? null,
  };
}
