import type { Catalogue } from "../catalog/catalogue";
import { type Stage, stages } from "../pipeline/document";
import { byId, claimsOf, type Pipeline } from "../pipeline/pipeline";
import { valuesOf } from "../pipeline/records";
import { createControlsOf, surroundingsByNode } from "./applicable-controls";
import { addTally, type Counts, countsOf, coverNode, emptyTally, type Tally } from "./coverage";
import { effectiveStatus } from "./effective-status";
import { type Gap, gapOf, sortGaps } from "./gaps";
import { reachByNode } from "./reach";
import { findTargets } from "./targets";

/** All that the analysis derives from a pipeline and a catalogue; computed, never edited. */
export interface Posture {
  readonly coverage: {
    readonly pipeline: Counts;
    readonly stages: { readonly [S in Stage]: Counts };
    readonly nodes: { readonly [node: string]: Counts };
  };
  readonly gaps: { readonly asDeclared: readonly Gap[]; readonly asProven: readonly Gap[] };
}

/**
 * Coverage and gaps, as docs/analysis.md defines them.
 * Deterministic and independent of the order of anything. O(nodes x controls that apply + edges x targets / 32).
 * @param today the UTC day, `YYYY-MM-DD`.
 */
export function analyse(pipeline: Pipeline, catalogue: Catalogue, today: string): Posture {
  const nodes = [...valuesOf(pipeline.nodes)].toSorted(byId);
  const edges = [...valuesOf(pipeline.edges)].toSorted(byId);
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const reach = reachByNode(nodes, edges, findTargets(nodes, edges));

  const tallies = new Map<Stage, Tally>(stages.map((stage) => [stage, emptyTally]));
  const countsByNode = new Map<string, Counts>();
  const [asDeclared, asProven]: [Gap[], Gap[]] = [[], []];
  for (const node of nodes) {
    const controls = controlsOf(node, surroundings.get(node.id));
    const claims = claimsOf(pipeline, node.id);
    const { tally } = coverNode(controls, claims, today);
    countsByNode.set(node.id, countsOf(tally));
    tallies.set(node.stage, addTally(tallies.get(node.stage) ?? emptyTally, tally));
    const share = reach.get(node.id) ?? 0;
    for (const control of controls) {
      const status = effectiveStatus(claims.get(control.id), today);
      const open = gapOf(node, control, status, share, "declared");
      const unproven = gapOf(node, control, status, share, "proven");
      if (open) asDeclared.push(open);
      if (unproven) asProven.push(unproven);
    }
  }
  const tallyOf = (stage: Stage) => tallies.get(stage) ?? emptyTally;
  return {
    coverage: {
      pipeline: countsOf(stages.map(tallyOf).reduce((sum, tally) => addTally(sum, tally))),
      stages: { build: countsOf(tallyOf("build")), distribute: countsOf(tallyOf("distribute")), run: countsOf(tallyOf("run")) },
      nodes: Object.fromEntries(countsByNode),
    },
    gaps: { asDeclared: sortGaps(asDeclared, nodes, catalogue.controls), asProven: sortGaps(asProven, nodes, catalogue.controls) },
  };
}
