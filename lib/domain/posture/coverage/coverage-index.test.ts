import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import type { MappedCatalogue } from "../../catalogue/catalogue";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { operationBodyArbitrary } from "@/lib/testing/operation-arbitraries";
import { applyOperation } from "../../pipeline/apply-operation";
import type { OperationBody } from "../../pipeline/operations";
import type { Pipeline } from "../../pipeline/pipeline";
import { analyse } from "../analyse";
import { createControlsOf } from "./applicable-controls";
import { buildCoverageIndex, isCurrent, stageCountsOf, updateCoverageIndex } from "./coverage-index";
import { graphParameters } from "@/lib/testing/graph-runs";

const plain = aCatalogue();
const [likeThese] = plain.controls;
/** With controls that hang on what enters a node, and from where. */
const catalogue: MappedCatalogue = {
  ...plain,
  controls: [
    ...plain.controls,
    ...(likeThese
      ? ([
          {
            ...likeThese,
            id: "c-verify",
            appliesTo: ["host", "workload", "builder", "ci"],
            onlyIfEntered: { host: ["image"], workload: ["code", "image", "container"], builder: ["code"] },
          },
          { ...likeThese, id: "c-proxy", appliesTo: ["package-registry"], onlyIfFed: true },
          { ...likeThese, id: "c-fed", appliesTo: ["workload", "production-registry"], onlyIfFed: true },
        ] as const)
      : []),
  ],
};
const controlsOf = createControlsOf(catalogue);
const today = "2026-11-24";

function apply(pipeline: Pipeline, operation: OperationBody): Pipeline {
  const result = applyOperation(pipeline, operation);
  return result.ok ? result.value.pipeline : pipeline;
}

describe("the coverage index", () => {
  test("says after any operations what the analysis of the whole says", () => {
    fc.assert(
      fc.property(
        pipelineArbitrary,
        fc.array(fc.array(operationBodyArbitrary, { maxLength: 4 }), { maxLength: 12 }),
        (start, batches) => {
          let [pipeline, index] = [start, buildCoverageIndex(start, controlsOf, today)];
          for (const batch of batches) {
            const after = batch.reduce(apply, pipeline);
            index = updateCoverageIndex(index, pipeline, after, controlsOf, today);
            pipeline = after;
            const fresh = buildCoverageIndex(pipeline, controlsOf, today);
            expect(stageCountsOf(index)).toEqual(analyse(pipeline, catalogue, today).coverage.stages);
            expect(index.leading).toEqual(fresh.leading);
            if (fresh.nextChange !== undefined)
              expect(index.nextChange !== undefined && index.nextChange <= fresh.nextChange).toBe(true);
          }
        },
      ),
      graphParameters(1.6),
    );
  });

  test("is made again on the day on which time changes a count", () => {
    const evidence = [
      { id: "v1", title: "scan", result: "supports", effective: "2026-11-01", expires: "2026-11-24" },
    ] as const;
    const pipeline = aPipeline()
      .node("ci")
      .claim("ci", "c-scan", { status: "implemented", evidence: [...evidence] })
      .build();
    const index = buildCoverageIndex(pipeline, controlsOf, today);
    expect(stageCountsOf(index).build.verified).toBe(1);
    expect(isCurrent(index, today)).toBe(true);
    expect(isCurrent(index, "2026-11-25")).toBe(false);
    const next = updateCoverageIndex(index, pipeline, pipeline, controlsOf, "2026-11-25");
    expect(stageCountsOf(next).build).toMatchObject({ verified: 0, stale: 1 });
  });

  test("a change looks at the nodes it touches, however many there are", () => {
    let asked = 0;
    const counting: typeof controlsOf = (...node) => {
      asked += 1;
      return controlsOf(...node);
    };
    const big = Array.from({ length: 2000 }, (_, number) => `n${number}`).reduce(
      (pipeline, id) =>
        apply(pipeline, {
          type: "node.added",
          node: { id, kind: "ci", name: id, stage: "build", position: { x: 0, y: 0 } },
        }),
      aPipeline().build(),
    );
    const index = buildCoverageIndex(big, counting, today);
    asked = 0;
    updateCoverageIndex(
      index,
      big,
      apply(big, { type: "claim.changed", node: "n7", control: "c-scan", set: { status: "planned" } }),
      counting,
      today,
    );
    expect(asked).toBe(1);
  });
});
