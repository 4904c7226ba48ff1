import type { Catalogue } from "../../catalogue/catalogue";
import type { Stage } from "../../pipeline/document";
import { byId, type Pipeline } from "../../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "./applicable-controls";
import { assess, type MapAssessment } from "./assess";
import { countsOf, emptyTally, sumTallies } from "./coverage";
import type { Posture } from "../posture";

/** The coverage alone, without the rest of the analysis. @param today the UTC day, `YYYY-MM-DD`. */
export function coverageOf(pipeline: Pipeline, catalogue: Catalogue, today: string): Posture["coverage"] {
  const nodes = [...pipeline.nodes.values()];
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const controlsAt = nodes.map((node) => controlsOf(node, surroundings.get(node.id)));
  return describeCoverage(assess(nodes, controlsAt, pipeline, today));
}

export function describeCoverage({
  nodes,
  talliesAt,
}: Pick<MapAssessment, "nodes" | "talliesAt">): Posture["coverage"] {
  const tallyOf = new Map(nodes.map(({ id }, index) => [id, talliesAt[index] ?? emptyTally]));
  const of = (stage: Stage) => sumTallies(talliesAt.filter((_tally, index) => nodes[index]?.stage === stage));
  return {
    pipeline: countsOf(sumTallies(talliesAt)),
    stages: {
      build: countsOf(of("build")),
      distribute: countsOf(of("distribute")),
      run: countsOf(of("run")),
    },
    nodes: Object.fromEntries(
      nodes.toSorted(byId).map(({ id }) => [id, countsOf(tallyOf.get(id) ?? emptyTally)]),
    ),
  };
}
