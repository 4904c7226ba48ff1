import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failingGraphs } from "../../testing/failing-graphs";
import { gateCatalogue } from "../../testing/gate-catalogue";
import { graphArbitrary, graphToday } from "../../testing/graph-arbitraries";
import { graphParameters, graphTitle } from "../../testing/graph-runs";
import { applyOperation } from "../pipeline/apply-operation";
import { claimStatuses, type PipelineDocument } from "../pipeline/document";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import { compare } from "./compare";
import { createAnalyser } from "./create-analyser";

/** A claim said anew, or taken back; which node and control is chosen among those that the pipeline has. */
interface Flip {
  readonly node: number;
  readonly control: number;
  readonly status: (typeof claimStatuses)[number] | null;
}

const flipArbitrary: fc.Arbitrary<Flip> = fc.record({
  node: fc.nat(),
  control: fc.nat(),
  status: fc.constantFrom(...claimStatuses, "implemented", "implemented", null),
});

function flip(pipeline: Pipeline, { nodes }: PipelineDocument, { node, control, status }: Flip): Pipeline {
  const at = nodes[node % nodes.length]?.id ?? "";
  const claimed = gateCatalogue.controls[control % gateCatalogue.controls.length]?.id ?? "";
  const result = applyOperation(pipeline, { type: "claim.changed", node: at, control: claimed, set: status === null ? null : { status } });
  return result.ok ? result.value.pipeline : pipeline;
}

/** Told apart faster than objects are, and line by line where it differs. */
const asText = (value: unknown) => JSON.stringify(value, null, 1);

describe(`the what-if, ${graphTitle}`, () => {
  test("of nothing is nothing; of claims it is what an analysis without a memory says, one after the other and back", () => {
    fc.assert(
      fc.property(graphArbitrary(gateCatalogue), fc.array(flipArbitrary, { minLength: 1, maxLength: 2 }), (document, flips) => {
        const start = pipelineFromDocument(document);
        const analyseAgain = createAnalyser(gateCatalogue);
        const before = analyseAgain(start, graphToday);
        expect(compare(before, analyse(pipelineFromDocument(structuredClone(document)), gateCatalogue, graphToday)).isSame).toBe(true);

        let pipeline = start;
        for (const one of flips) {
          pipeline = flip(pipeline, document, one);
          expect(asText(analyseAgain(pipeline, graphToday))).toBe(asText(analyse(pipeline, gateCatalogue, graphToday)));
        }
        const back = analyseAgain(start, graphToday);
        expect(asText(back)).toBe(asText(before));
        expect(compare(before, back).isSame).toBe(true);
      }),
      { ...graphParameters(), examples: failingGraphs.map((document): [PipelineDocument, Flip[]] => [document, [{ node: 0, control: 0, status: null }]]) },
    );
  });
});
