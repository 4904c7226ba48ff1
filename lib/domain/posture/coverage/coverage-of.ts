import type { Catalogue } from "../../catalogue/catalogue";
import type { Stage } from "../../pipeline/document";
import { stages } from "../../pipeline/document-lists";
import { byId, type Pipeline } from "../../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "./applicable-controls";
import { assess, type MapAssessment } from "./assess";
import { addTally, countsOf, emptyTally, type Tally } from "./coverage";
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
  const tallies = new Map<Stage, Tally>(stages.map((stage) => [stage, emptyTally]));
  const tallyOf = new Map<string, Tally>();
  for (const [index, { id, stage }] of nodes.entries()) {
    const tally = talliesAt[index] ?? emptyTally;
    tallyOf.set(id, tally);
    tallies.set(stage, addTally(tallies.get(stage) ?? emptyTally, tally));
  }
  const of = (stage: Stage) => tallies.get(stage) ?? emptyTally;
  return {
    pipeline: countsOf(stages.map(of).reduce((sum, tally) => addTally(sum, tally))),
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
