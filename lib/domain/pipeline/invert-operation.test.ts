import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { operationBodyArbitrary } from "../../testing/operation-arbitraries";
import { applyOperation } from "./apply-operation";
import { invertOperation } from "./invert-operation";
import { type OperationBody, operationBodySchema } from "./operations";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "./pipeline";
import { graphParameters } from "@/lib/testing/graph-runs";

function run(pipeline: Pipeline, operations: readonly OperationBody[]): Pipeline {
  return operations.reduce((current, operation) => {
    const result = applyOperation(current, operation);
    if (!result.ok) throw new Error(result.error.message);
    return result.value.pipeline;
  }, pipeline);
}

test("an operation and then its inverse leave the document as it was", () => {
  fc.assert(
    fc.property(pipelineArbitrary, operationBodyArbitrary, (before, operation) => {
      const inverse = invertOperation(before, operation);
      expect(documentFromPipeline(run(run(before, [operation]), inverse))).toEqual(
        documentFromPipeline(before),
      );
    }),
    graphParameters(12),
  );
});

test("a whole edit undone backwards, and redone, gives back both documents", () => {
  fc.assert(
    fc.property(
      pipelineArbitrary,
      fc.array(operationBodyArbitrary, { minLength: 1, maxLength: 12 }),
      (before, operations) => {
        let pipeline = before;
        const inverse: OperationBody[] = [];
        for (const operation of operations) {
          inverse.unshift(...invertOperation(pipeline, operation));
          pipeline = run(pipeline, [operation]);
        }
        let undone = pipeline;
        const redo: OperationBody[] = [];
        for (const operation of inverse) {
          redo.unshift(...invertOperation(undone, operation));
          undone = run(undone, [operation]);
        }
        expect(documentFromPipeline(undone)).toEqual(documentFromPipeline(before));
        expect(documentFromPipeline(run(undone, redo))).toEqual(documentFromPipeline(pipeline));
      },
    ),
    graphParameters(2),
  );
});

test("an inverse is made of operations that the server accepts", () => {
  fc.assert(
    fc.property(pipelineArbitrary, operationBodyArbitrary, (before, operation) => {
      for (const body of invertOperation(before, operation))
        expect(operationBodySchema.safeParse(body).success).toBe(true);
    }),
    graphParameters(4),
  );
});

test("a superseded operation has nothing to invert", () => {
  fc.assert(
    fc.property(pipelineArbitrary, operationBodyArbitrary, (before, operation) => {
      const result = applyOperation(before, operation);
      fc.pre(result.ok && result.value.outcome === "superseded");
      expect(invertOperation(before, operation)).toEqual([]);
    }),
    graphParameters(4),
  );
});

test("removing a claim of an imported document can be undone, whatever the document held", () => {
  const before = pipelineFromDocument({
    schema: "blueline/pipeline/1",
    name: "Imported",
    nodes: [{ id: "n1", kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } }],
    edges: [],
    zones: [],
    images: [],
    claims: [
      { node: "n1", control: "empty", evidence: [] },
      { node: "n1", control: "c-scan", status: "planned", evidence: [] },
    ],
  });
  const remove: OperationBody = { type: "claim.changed", node: "n1", control: "c-scan", set: null };
  expect(documentFromPipeline(run(run(before, [remove]), invertOperation(before, remove)))).toEqual(
    documentFromPipeline(before),
  );
  expect(documentFromPipeline(before).claims).toEqual([{ node: "n1", control: "c-scan", status: "planned" }]);
});
