import type { Catalogue, Control } from "@/lib/domain/catalogue/catalogue";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { type ControlsOf, createControlsOf } from "@/lib/domain/posture/coverage/applicable-controls";
import { countsOf, emptyTally, type Tally } from "@/lib/domain/posture/coverage/coverage";
import { coverMap, isCurrent, type MapCoverage } from "@/lib/domain/posture/coverage/map-coverage";
import type { Counts } from "@/lib/domain/posture/posture";

/** The counts of the visible pipeline. Parts that an edit does not touch keep their objects, so they are not redrawn. */
export interface CountsReader {
  readonly ofNode: (pipeline: Pipeline, id: string) => Counts;
  readonly ofStage: (pipeline: Pipeline, stage: Stage) => Counts;
  readonly ofPipeline: (pipeline: Pipeline) => Counts;
  readonly controlsOf: (pipeline: Pipeline, node: PipelineNode) => readonly Control[];
}

/** @param catalogueOf the catalogue of a pipeline: one object while it is the same */
export function createCountsReader(
  catalogueOf: (pipeline: Pipeline) => Catalogue,
  today: () => string,
): CountsReader {
  let rules: { readonly catalogue: Catalogue; readonly controlsOf: ControlsOf } | undefined;
  /** For the catalogue that the pipeline carries. Another one brings another policy, which needs a full recount. */
  const controlsIn = (pipeline: Pipeline): ControlsOf => {
    const catalogue = catalogueOf(pipeline);
    if (rules?.catalogue !== catalogue) rules = { catalogue, controlsOf: createControlsOf(catalogue) };
    return rules.controlsOf;
  };
  const countsByTally = new WeakMap<Tally, Counts>();
  // Cards request the newest pipeline, and the rest of the page the painted one, in turns.
  const known = new WeakMap<Pipeline, MapCoverage>();

  const coverageOf = (pipeline: Pipeline): MapCoverage => {
    const [day, before] = [today(), known.get(pipeline)];
    if (before && isCurrent(before, day)) return before;
    const coverage = coverMap(pipeline, controlsIn(pipeline), day);
    known.set(pipeline, coverage);
    return coverage;
  };
  const remembered = (tally: Tally): Counts => {
    const counts = countsByTally.get(tally) ?? countsOf(tally);
    countsByTally.set(tally, counts);
    return counts;
  };
  return {
    ofNode: (pipeline, id) => remembered(coverageOf(pipeline).nodes.get(id) ?? emptyTally),
    ofStage: (pipeline, stage) => remembered(coverageOf(pipeline).stages[stage]),
    ofPipeline: (pipeline) => remembered(coverageOf(pipeline).pipeline),
    controlsOf: (pipeline, node) =>
      controlsIn(pipeline)(node, coverageOf(pipeline).surroundings.get(node.id)),
  };
}
