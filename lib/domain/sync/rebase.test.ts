import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { aPipeline } from "../../testing/builders";
import { operationArbitrary } from "../../testing/operation-arbitraries";
import { applyOperation } from "../pipeline/apply-operation";
import type { Operation } from "../pipeline/operations";
import { documentFromPipeline } from "../pipeline/pipeline";
import { rebase } from "./rebase";

const rename = (id: string, node: string): Operation => ({ id, type: "node.changed", node, set: { name: "New" } });

test("rebasing one by one is rebasing all at once", () => {
  fc.assert(
    fc.property(pipelineArbitrary, fc.array(operationArbitrary, { maxLength: 10 }), (confirmed, pending) => {
      const stepwise = pending.reduce((pipeline, operation) => rebase(pipeline, [operation]).visible, confirmed);
      expect(documentFromPipeline(rebase(confirmed, pending).visible)).toEqual(documentFromPipeline(stepwise));
    }),
    { numRuns: 300 },
  );
});

test("every pending operation either applies or is named as superseded", () => {
  fc.assert(
    fc.property(pipelineArbitrary, fc.array(operationArbitrary, { maxLength: 10 }), (confirmed, pending) => {
      const superseded = new Set(rebase(confirmed, pending).superseded);
      let pipeline = confirmed;
      for (const operation of pending) {
        const result = applyOperation(pipeline, operation);
        if (result.ok) pipeline = result.value.pipeline;
        expect(superseded.has(operation)).toBe(!result.ok || result.value.outcome === "superseded");
      }
    }),
    { numRuns: 300 },
  );
});

test("a change to what someone else removed is named, the rest still applies", () => {
  const confirmed = aPipeline().node("registry").build();
  const { visible, superseded } = rebase(confirmed, [rename("a", "ci"), rename("b", "registry")]);
  expect(superseded.map(({ id }) => id)).toEqual(["a"]);
  expect(documentFromPipeline(visible).nodes).toMatchObject([{ name: "New" }]);
});
